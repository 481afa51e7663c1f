import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { EyeOffRegular, EyeRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useApi } from "../api/api.tsx";
import { dataOf } from "../api/problem.ts";
import { keys, type OfferPath } from "../api/queries.ts";
import { ProblemMessage } from "../ui/problem-message.tsx";
import { useSharedStyles } from "../ui/styles.ts";
import { CopyButton } from "./copy-button.tsx";

const useStyles = makeStyles({
  pair: {
    display: "grid",
    gridTemplateColumns: "max-content minmax(0, 1fr) max-content",
    alignItems: "center",
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    padding: tokens.spacingVerticalM,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
    "@media (max-width: 480px)": { gridTemplateColumns: "minmax(0, 1fr) max-content" },
  },
  name: { "@media (max-width: 480px)": { gridColumn: "1 / -1" } },
});

const mask = "••••••••••••";

interface IdsProps {
  readonly path: OfferPath;
  readonly isShown: boolean;
  readonly onToggle: () => void;
}

/** Both IDs. They are read only when somebody asks for them, and forgotten when they are hidden. */
export function Ids({ isShown, onToggle, path }: IdsProps) {
  const { t } = useTranslation();
  const shared = useSharedStyles();
  return (
    <div className={shared.tight}>
      {isShown ? <ReadIds path={path} /> : <Pair />}
      <div>
        <Button icon={isShown ? <EyeOffRegular /> : <EyeRegular />} onClick={onToggle}>
          {t(isShown ? "ids.hide" : "ids.show")}
        </Button>
      </div>
    </div>
  );
}

/** The IDs, masked until somebody asks for them. */
export function MaskedIds({ path }: { readonly path: OfferPath }) {
  const [isShown, setShown] = useState(false);
  return (
    <Ids
      path={path}
      isShown={isShown}
      onToggle={() => {
        setShown(!isShown);
      }}
    />
  );
}

function ReadIds({ path }: { readonly path: OfferPath }) {
  const api = useApi();
  const { data, error, refetch } = useQuery({
    queryKey: [...keys.offer(path), "ids"],
    queryFn: () =>
      dataOf(api.GET("/partners/{partnerId}/offers/{offerId}/credentials", { params: { path } })),
    gcTime: 0,
    staleTime: 0,
  });
  if (error) return <ProblemMessage error={error} onRetry={() => void refetch()} />;
  return <Pair ids={data} />;
}

interface PairProps {
  readonly ids?: { readonly accessId: string; readonly contractId: string } | undefined;
}

function Pair({ ids }: PairProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const shared = useSharedStyles();
  return (
    <div className={styles.pair}>
      {(["accessId", "contractId"] as const).map((each) => [
        <Text key={each} className={styles.name}>
          {t(`ids.${each}`)}
        </Text>,
        ids ? (
          <Text key={`${each}-value`} className={shared.mono} data-testid={each}>
            {ids[each]}
          </Text>
        ) : (
          <Text key={`${each}-value`} className={shared.mono}>
            <span aria-hidden>{mask}</span>
            <span className={shared.unseen}>{t("ids.masked")}</span>
          </Text>
        ),
        ids ? (
          <CopyButton key={`${each}-copy`} name={t(`ids.${each}`)} value={ids[each]} />
        ) : (
          <span key={`${each}-copy`} />
        ),
      ])}
    </div>
  );
}
