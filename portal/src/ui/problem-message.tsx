import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { useApi } from "../api/api.tsx";
import { dataOf, Refused, type Problem } from "../api/problem.ts";
import { useSharedStyles } from "./styles.ts";

interface ProblemMessageProps {
  readonly error: unknown;
  /** Offered if trying again can help. */
  readonly onRetry?: () => void;
}

/** Why something did not work: title, detail, remedy and, for a report, the request ID. */
export function ProblemMessage({ error, onRetry }: ProblemMessageProps) {
  const { t } = useTranslation();
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        {error instanceof Refused ? <RefusedBody problem={error.problem} /> : <NoAnswerBody />}
      </MessageBarBody>
      {onRetry && (
        <MessageBarActions>
          <Button onClick={onRetry}>{t("problem.retry")}</Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}

function NoAnswerBody() {
  const { t } = useTranslation();
  return (
    <>
      <MessageBarTitle>{t("problem.noAnswer.title")}</MessageBarTitle>
      {t("problem.noAnswer.detail")}
    </>
  );
}

/** The service explains each code in the languages of the page. */
function RefusedBody({ problem }: { readonly problem: Problem }) {
  const { i18n, t } = useTranslation();
  const api = useApi();
  const shared = useSharedStyles();
  const { data: page } = useQuery({
    queryKey: ["problem", problem.code, i18n.language],
    staleTime: Infinity,
    retry: false,
    queryFn: async () => {
      const found = await dataOf(
        api.GET("/problems/{code}", {
          params: { path: { code: problem.code } },
          headers: { "accept-language": i18n.language, accept: "application/json" },
        }),
      );
      // The call has a second form, the HTML page, which this request does not accept.
      return typeof found === "string" ? null : found;
    },
  });
  return (
    <div className={shared.tight}>
      <span>
        <MessageBarTitle>{page?.title ?? problem.title}</MessageBarTitle>{" "}
        <span lang="en">{problem.detail}</span>
      </span>
      {problem.errors?.map(({ message, path }) => (
        <span key={path} lang="en">{`${path}: ${message}`}</span>
      ))}
      {page && <span>{page.remedy}</span>}
      <span className={shared.muted}>{t("problem.requestId", { id: problem.requestId })}</span>
    </div>
  );
}
