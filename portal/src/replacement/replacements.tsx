import { MessageBar, MessageBarBody } from "@fluentui/react-components";
import { KeyResetRegular } from "@fluentui/react-icons";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { keys, type OfferPath } from "../api/queries.ts";
import { useFormats } from "../i18n/format.ts";
import { OpenerButton } from "../ui/opener-button.tsx";
import { ProblemMessage } from "../ui/problem-message.tsx";
import { Section } from "../ui/section.tsx";
import { useSharedStyles } from "../ui/styles.ts";
import { useReplace, useReplacement, type Replacement } from "./queries.ts";
import { ReplaceDialog } from "./replace-dialog.tsx";

interface ReplacementsProps {
  readonly path: OfferPath;
  readonly canReplace: boolean;
}

/** Replaces the IDs, and shows how far the newest replacement is. For admins (A41). */
export function Replacements({ canReplace, path }: ReplacementsProps) {
  const { t } = useTranslation();
  const shared = useSharedStyles();
  const [isAsked, setAsked] = useState(false);
  const replacement = useReplacement(path);
  const close = (): void => {
    setAsked(false);
  };
  const sending = useReplace(path, close);
  const isRunning = replacement.data?.state === "Replacing";
  useRefreshAfter(path, replacement.data);
  return (
    <Section
      title={t("replacement.title")}
      about={t("replacement.about")}
      actions={
        canReplace && (
          <OpenerButton
            icon={<KeyResetRegular />}
            disabledFocusable={isRunning}
            onClick={() => {
              sending.reset();
              setAsked(true);
            }}
          >
            {t("replacement.open")}
          </OpenerButton>
        )
      }
    >
      {replacement.error && (
        <ProblemMessage error={replacement.error} onRetry={() => void replacement.refetch()} />
      )}
      {replacement.data && <Newest replacement={replacement.data} />}
      <Link
        href={`/partners/${path.partnerId}/offers/${path.offerId}/events`}
        className={shared.link}
      >
        {t("replacement.events")}
      </Link>
      {isAsked && <ReplaceDialog sending={sending} onClose={close} />}
    </Section>
  );
}

/** When the new IDs are stored, the IDs, the links and the mails that are shown are out of date. */
function useRefreshAfter(path: OfferPath, replacement: Replacement | null | undefined): void {
  const queries = useQueryClient();
  const { offerId, partnerId } = path;
  const state = replacement?.state;
  useEffect(() => {
    if (state !== "Replaced") return;
    void queries.invalidateQueries({ queryKey: keys.offer({ partnerId, offerId }) });
  }, [state, queries, partnerId, offerId]);
}

const intents = { Replacing: "info", Replaced: "success", Failed: "error" } as const;

function Newest({ replacement }: { readonly replacement: Replacement }) {
  const { t } = useTranslation();
  const { instant } = useFormats();
  const { finishedAt, requestedAt, state } = replacement;
  return (
    <MessageBar intent={intents[state]} layout="multiline">
      <MessageBarBody>
        {t(`replacement.states.${state}`, { at: instant(finishedAt ?? requestedAt) })}
      </MessageBarBody>
    </MessageBar>
  );
}
