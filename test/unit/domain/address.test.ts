import { describe, expect, test } from "vitest";

import { mailAddress } from "../../../shared/domain/address.ts";

const of = (length: number): string => "a".repeat(length);
const domain = (length: number): string => `${`${of(60)}.`.repeat(4).slice(0, length - 4)}.com`;

describe("an address", () => {
  test.each([
    ["r&d@contoso.com", "r&d@contoso.com"],
    ["d'arcy+sons@fabrikam.com", "d'arcy+sons@fabrikam.com"],
    ["!#$%&'*+/=?^_`{|}~-@fabrikam.com", "!#$%&'*+/=?^_`{|}~-@fabrikam.com"],
    ["  kim@Contoso.com ", "kim@Contoso.com"],
    ["info@회사.한국", "info@xn--vf4b131b.xn--3e0b707e"],
    ["kim@bücher.example", "kim@xn--bcher-kva.example"],
    ["kim@ｂüｃher。example", "kim@xn--bcher-kva.example"],
    [`${of(64)}@contoso.com`, `${of(64)}@contoso.com`],
  ])("%s is mailed as %s", (typed, address) => {
    expect(mailAddress(typed)).toEqual({ ok: true, value: address });
  });

  test.each([
    ["contoso.com", "no @"],
    ["@contoso.com", "before the @"],
    ["a b@contoso.com", "before the @"],
    ["kim@home@contoso.com", "before the @"],
    ["김@contoso.com", "before the @"],
    [`${of(65)}@contoso.com`, "longer than 64"],
    ["kim@contoso", "domain with a dot"],
    ["kim@-contoso.com", "domain with a dot"],
    ["kim@contoso..com", "domain with a dot"],
    ["kim@bücher.example:80", "domain with a dot"],
    ["kim@bücher.example/x", "domain with a dot"],
    [`kim@${of(64)}.com`, "domain with a dot"],
    [`${of(30)}@${domain(230)}`, "longer than 254"],
  ])("%s cannot be mailed: %s", (typed, reason) => {
    expect(mailAddress(typed)).toMatchObject({ ok: false });
    expect(JSON.stringify(mailAddress(typed))).toContain(reason);
  });
});
