import {
  accountsOf,
  addressesOf,
  erasedText,
  isErased,
  subjectOf,
} from "../../../domain/person.ts";
import type { Person, Subject } from "../../../domain/person.ts";
import type { Deps } from "../../deps.ts";
import { accountKeysOf, addressKeyOf } from "../../ids.ts";
import type { ChangeMode } from "../../ports/personal-data.ts";
import type { FrontlineRequest } from "../../ports/stores.ts";
import { noneErased } from "./erased-counts.ts";
import type { ErasedCounts } from "./erased-counts.ts";
import type { Target } from "./target.ts";

type PersonDeps = Pick<Deps, "newSuffix" | "personalData">;

/** An account's own request is in no ledger, so nothing of it is kept. */
function erasedFrontline(request: FrontlineRequest, subject: Subject): FrontlineRequest | null {
  const { incident } = request;
  if (subject.account(incident.request.account)) return null;
  const { title } = incident.request;
  return subject.text(title) && !isErased(title)
    ? { incident: { ...incident, request: { ...incident.request, title: erasedText } } }
    : request;
}

/** By partner, by account, and by day. */
async function elsewhere(
  { newSuffix, personalData }: PersonDeps,
  person: Person,
  mode: ChangeMode,
): Promise<ErasedCounts> {
  const subject = subjectOf(person);
  const keys = accountsOf(person).flatMap(accountKeysOf);
  let links = 0;
  for (const key of new Set(keys)) links += await personalData.removeAccount(key, mode);
  const addressKeys = new Set(addressesOf(person).map(addressKeyOf));
  await personalData.changeMailUses((mail) => {
    const [distributionId = "", addressKey = ""] = mail.split(":");
    return addressKeys.has(addressKey) ? `${distributionId}:${newSuffix()}` : mail;
  }, mode);
  return {
    ...noneErased,
    links,
    contacts: await personalData.changePartners((partner) => {
      const contacts = partner.contacts.filter(({ email }) => !subject.address(email));
      return contacts.length < partner.contacts.length ? { ...partner, contacts } : partner;
    }, mode),
    consultations: await personalData.changeConsultations((consultation) => {
      const { requestedBy } = consultation;
      const isOf = !isErased(requestedBy) && subject.actor(requestedBy);
      return isOf ? { ...consultation, requestedBy: erasedText } : consultation;
    }, mode),
    frontlineRequests: await personalData.changeFrontline(
      (request) => erasedFrontline(request, subject),
      mode,
    ),
  };
}

/** One person, on request (A49). */
export function personTarget(deps: PersonDeps, person: Person): Target {
  const subject = subjectOf(person);
  return {
    reachOf: () => ({ inRow: () => subject, inDistribution: () => subject }),
    elsewhere: (mode) => elsewhere(deps, person, mode),
  };
}
