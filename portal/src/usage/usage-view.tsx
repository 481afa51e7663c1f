import { Field, makeStyles, Select } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Offer } from "../api/queries.ts";
import { useFormats } from "../i18n/format.ts";
import { ListSkeleton } from "../ui/list-skeleton.tsx";
import { ProblemMessage } from "../ui/problem-message.tsx";
import { useSharedStyles } from "../ui/styles.ts";
import { KindUsage } from "./kind-usage.tsx";
import { useStatement, useUsage } from "./queries.ts";
import type { TermPath } from "./types.ts";
import { StatementTable } from "./statement-table.tsx";

const useStyles = makeStyles({
  term: { maxWidth: "320px" },
});

/** How a term's incidents were used, and its statement. Who used them is not shown (F163). */
export default function UsageView({ offer }: { readonly offer: Offer }) {
  const shared = useSharedStyles();
  const { offerId, partnerId } = offer;
  const [term, setTerm] = useState(offer.term.number);
  return (
    <div className={shared.stack}>
      {offer.term.number > 1 && (
        <ChooseTerm last={offer.term.number} term={term} onChange={setTerm} />
      )}
      <TermUsage key={term} path={{ partnerId, offerId, term }} />
    </div>
  );
}

interface ChooseTermProps {
  readonly last: number;
  readonly term: number;
  readonly onChange: (term: number) => void;
}

function ChooseTerm({ last, onChange, term }: ChooseTermProps) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const styles = useStyles();
  return (
    <Field label={t("usage.term")} className={styles.term}>
      <Select
        value={String(term)}
        onChange={(_, { value }) => {
          onChange(Number(value));
        }}
      >
        {Array.from({ length: last }, (_, n) => last - n).map((each) => (
          <option key={each} value={String(each)}>
            {t("usage.termNumber", { number: number(each) })}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function TermUsage({ path }: { readonly path: TermPath }) {
  const usage = useUsage(path);
  const pages = useStatement(path);
  const shared = useSharedStyles();
  const error = usage.error ?? pages.error;
  if (error) {
    const retry = (): void => void Promise.all([usage.refetch(), pages.refetch()]);
    return <ProblemMessage error={error} onRetry={retry} />;
  }
  const statement = pages.data?.pages.at(-1);
  if (!usage.data || !statement || !pages.items) return <ListSkeleton rows={6} />;
  return (
    <div className={shared.stack}>
      {statement.kindTotals.map((totals) => (
        <KindUsage
          key={totals.kind}
          statement={statement}
          totals={totals}
          points={usage.data.points}
        />
      ))}
      <StatementTable path={path} pages={pages} entries={pages.items} />
    </div>
  );
}
