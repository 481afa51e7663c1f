import * as z from "zod";

const address = z.strictObject({
  address: z.email({ pattern: z.regexes.html5Email, error: "Invalid email address." }),
  displayName: z.string().optional(),
});

/** The documented body of `POST /emails:send`. Any other field is refused. */
const emailMessage = z.strictObject({
  headers: z.record(z.string(), z.string()).optional(),
  senderAddress: z.email("Invalid email address."),
  content: z
    .strictObject({
      subject: z.string().min(1).max(2000),
      plainText: z.string().optional(),
      html: z.string().optional(),
    })
    .refine(
      ({ plainText, html }) => Boolean(plainText) || Boolean(html),
      "Either plainText or html must be given.",
    ),
  recipients: z
    .strictObject({
      to: z.array(address).max(50).default([]),
      cc: z.array(address).max(50).default([]),
      bcc: z.array(address).max(50).default([]),
    })
    .refine(
      ({ to, cc, bcc }) => to.length + cc.length + bcc.length > 0,
      "At least one recipient must be given.",
    ),
  attachments: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        contentType: z.string().min(1),
        contentInBase64: z.base64(),
        contentId: z.string().optional(),
      }),
    )
    .optional(),
  replyTo: z.array(address).optional(),
  userEngagementTrackingDisabled: z.boolean().optional(),
});

export type EmailMessage = z.output<typeof emailMessage>;

/** The parsed message, or the problems of the body. */
export function parseMessage(body: string): { message: EmailMessage } | { problem: string } {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return { problem: "The body is not JSON." };
  }
  const parsed = emailMessage.safeParse(json);
  if (parsed.success) return { message: parsed.data };
  const problem = parsed.error.issues
    .map((issue) => `${issue.path.join(".")}: ${issue.message}`)
    .join("; ");
  return { problem };
}

export function recipientsOf({ recipients }: EmailMessage): string[] {
  return [...recipients.to, ...recipients.cc, ...recipients.bcc].map(({ address }) => address);
}
