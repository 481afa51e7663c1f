import { crashMatrix } from "../crash-matrix.ts";

await crashMatrix({ sweep: "all" });
