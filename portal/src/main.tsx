import { createRoot } from "react-dom/client";

import { App } from "./app.tsx";
import { takeConfig } from "./config.ts";
import { startTranslations } from "./i18n/index.ts";
import "./page.css";

const config = takeConfig();
const root = document.getElementById("root");
if (!root) throw new Error("The page has no root.");
await startTranslations();
createRoot(root).render(<App config={config} />);
