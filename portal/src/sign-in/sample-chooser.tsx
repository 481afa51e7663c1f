import {
  Avatar,
  CompoundButton,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Spinner,
  Text,
  Title2,
  tokens,
} from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { readPreference, writePreference } from "../ui/preferences.ts";
import { useSharedStyles } from "../ui/styles.ts";
import { useTitle } from "../ui/title.ts";
import type { SignInProps } from "./gate.tsx";
import { samplePeople, signInSample, type SamplePerson } from "./sample.ts";

const useStyles = makeStyles({
  people: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(min(100%, 320px), 1fr))",
    gap: tokens.spacingHorizontalM,
    padding: 0,
    margin: 0,
    listStyleType: "none",
  },
  person: { width: "100%", maxWidth: "none", height: "100%", justifyContent: "flex-start" },
});

interface Props extends SignInProps {
  readonly issuer: string;
}

/** The people of the local environment. The last choice is kept over a reload. */
export default function SampleChooser({ issuer, onSession }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const shared = useSharedStyles();
  useTitle();
  const [people, setPeople] = useState<readonly SamplePerson[] | "failed">();
  useEffect(() => {
    const open = async (): Promise<void> => {
      const all = await samplePeople(issuer);
      const last = all.find(({ id }) => id === readPreference("person"));
      if (last) await choose(issuer, last, onSession);
      else setPeople(all);
    };
    open().catch(() => {
      setPeople("failed");
    });
  }, [issuer, onSession]);
  if (people === undefined) return <Spinner label={t("loading")} />;
  if (people === "failed") {
    return (
      <MessageBar intent="error">
        <MessageBarBody>{t("signIn.issuerAway", { issuer })}</MessageBarBody>
      </MessageBar>
    );
  }
  return (
    <section className={`${shared.card} ${shared.stack}`}>
      <div className={shared.tight}>
        <Title2 as="h1" className={shared.heading}>
          {t("signIn.sampleTitle")}
        </Title2>
        <Text className={shared.muted}>{t("signIn.sampleHint")}</Text>
      </div>
      <ul className={styles.people}>
        {people.map((person) => (
          <li key={person.id}>
            <CompoundButton
              className={styles.person}
              icon={
                <Avatar
                  aria-hidden
                  size={40}
                  name={t(`people.${person.id}.name`, person.id)}
                  color="colorful"
                />
              }
              secondaryContent={t(`people.${person.id}.about`, "")}
              onClick={() => {
                choose(issuer, person, onSession).catch(() => {
                  setPeople("failed");
                });
              }}
            >
              {t(`people.${person.id}.name`, person.id)}
            </CompoundButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

async function choose(
  issuer: string,
  person: SamplePerson,
  onSession: SignInProps["onSession"],
): Promise<void> {
  const session = await signInSample(issuer, person, () => {
    writePreference("person", null);
    // The address belongs to the person who leaves.
    history.replaceState(null, "", "/portal");
    onSession(null);
  });
  writePreference("person", person.id);
  onSession(session);
}
