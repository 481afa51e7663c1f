import type { Product } from "../../shared/domain/product.ts";

/** An on-premises product that is eligible on every day. */
export const neverOld: Product = {
  area: "on-premises",
  id: "Evergreen",
  name: "Evergreen",
  aliases: [],
  generations: [
    [
      {
        version: "1",
        aliases: [],
        policy: "Fixed",
        released: "2000-01-01",
        mainstreamEnd: "2099-12-31",
        retired: null,
      },
    ],
  ],
};
