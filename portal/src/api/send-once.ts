import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";

interface SendOnceOptions<Body, Data> {
  readonly send: (body: Body, idempotencyKey: string) => Promise<Data>;
  readonly onDone?: (data: Data) => unknown;
  /** Called after a failure, too: the service may have accepted a request whose answer was lost. */
  readonly onSettled?: () => unknown;
  /** False if a repeat would have a second effect. Then a person repeats it, and not the page. */
  readonly isRepeatable?: boolean;
}

/**
 * Sends what a person has entered so that it has its effect once. The same content keeps its
 * Idempotency-Key until the service has accepted it, and a second click while it is sent does nothing.
 */
export function useSendOnce<Body, Data>({
  isRepeatable = true,
  onDone,
  onSettled,
  send,
}: SendOnceOptions<Body, Data>) {
  const tried = useRef<{ readonly content: string; readonly key: string }>(null);
  const isSending = useRef(false);
  const { data, error, isPending, mutate, reset } = useMutation({
    ...(!isRepeatable && { retry: false }),
    mutationFn: ({ body, key }: { readonly body: Body; readonly key: string }) => send(body, key),
    onSuccess: (accepted) => {
      tried.current = null;
      return onDone?.(accepted);
    },
    onSettled: async () => {
      await onSettled?.();
      isSending.current = false;
    },
  });
  const start = (body: Body): void => {
    if (isSending.current) return;
    isSending.current = true;
    const content = JSON.stringify(body);
    const key = tried.current?.content === content ? tried.current.key : crypto.randomUUID();
    tried.current = { content, key };
    mutate({ body, key });
  };
  return { data, error, isPending, reset, send: start };
}

export type SendOnce<Body> = Pick<
  ReturnType<typeof useSendOnce<Body, unknown>>,
  "error" | "isPending" | "reset" | "send"
>;
