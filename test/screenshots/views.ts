/** One picture of the page. */
export interface View {
  /** The name of its file, without the ending. */
  readonly name: string;
  /** The ID of the sample person who is signed in; nobody is without one. */
  readonly person?: string;
  readonly path: string;
  /** A text of the view, which is there when everything is loaded. */
  readonly shows: string;
  /** The name of a button that is pressed first. */
  readonly press?: string;
  readonly language?: "ko";
  readonly look?: "dark";
  readonly width?: number;
}

const phone = 390;

/** Every view of the page, for a partner and an offer that was used. */
export function viewsOf(partnerId: string, offerId: string): readonly View[] {
  const partner = `/portal/partners/${partnerId}`;
  const offer = `${partner}/offers/${offerId}`;
  const admin = { person: "partner-admin" };
  const operator = { person: "operator" };
  const ops = "/portal/operators";
  return [
    { name: "sign-in", path: "/portal", shows: "Fabrikam admin" },
    { name: "benefits", path: partner, shows: "39 of 52", ...admin },
    {
      ...{ name: "benefits-korean-dark", path: partner, shows: "52건 중 39건", ...admin },
      ...{ language: "ko", look: "dark" },
    },
    { name: "benefits-phone", path: partner, shows: "39 of 52", width: phone, ...admin },
    { name: "wrong-account", path: partner, shows: "Request ID", person: "stranger" },
    { name: "activate", path: partner, press: "Activate", shows: "E-mail the IDs to", ...admin },
    { name: "ids", path: `${offer}/ids`, shows: "engineer@contoso.example", ...admin },
    {
      ...{ name: "replace-ids", path: `${offer}/ids`, ...admin },
      ...{ press: "Replace the IDs", shows: "This cannot be undone" },
    },
    { name: "how-to-use", path: `${offer}/use`, shows: "Azure portal", ...admin },
    { name: "linked-accounts", path: `${offer}/accounts`, shows: "engineer-1", ...admin },
    { name: "usage", path: `${offer}/usage`, shows: "Verified.", ...admin },
    {
      ...{ name: "usage-phone-dark", path: `${offer}/usage`, shows: "Verified.", ...admin },
      ...{ width: phone, look: "dark" },
    },
    { name: "forecast", path: `${offer}/forecast`, shows: "Until Sep 1, 2026", ...admin },
    { name: "events", path: `${offer}/events`, shows: "Account linked", ...admin },
    { name: "refund-reviews", path: `${ops}/refunds`, shows: "Subscription", ...operator },
    {
      ...{ name: "refund-decision", path: `${ops}/refunds`, ...operator },
      ...{ press: "Review", shows: "AzureVirtualMachines" },
    },
    { name: "sweeps", path: `${ops}/sweeps`, shows: "Completed", ...operator },
    {
      ...{ name: "reconciliation", path: `${ops}/reconciliations`, ...operator },
      ...{
        press: "Start a reconciliation",
        shows: "Every balance and every hash chain is correct",
      },
    },
    { name: "mail", path: `${ops}/mail/${offerId}`, shows: "No e-mail of this offer", ...operator },
    {
      ...{ name: "backups", path: `${ops}/backups`, ...operator },
      ...{ press: "Start a backup", shows: "Completed" },
    },
    {
      ...{ name: "erase", path: `${ops}/erasures`, ...operator },
      ...{ press: "Erase a person's data", shows: "This cannot be undone" },
    },
    { name: "adjustments", path: `${ops}/adjustments`, shows: "Incidents to add", ...operator },
    {
      ...{ name: "catalogue", path: `${ops}/catalogue`, shows: "Part of the build", ...operator },
      look: "dark",
    },
    { name: "service", path: `${ops}/service`, shows: "Storage", ...operator },
  ];
}
