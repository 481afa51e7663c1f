import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { makeBenefitsClient, type BenefitsClient } from "benefits-client";
import { createContext, use, useMemo, useState, type ReactNode } from "react";

import { useSession } from "../sign-in/session.ts";
import { retries, retryDelay } from "./problem.ts";

const ApiContext = createContext<BenefitsClient | null>(null);

const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      // "always": the page shows that there is no network, instead of waiting for it in silence.
      queries: {
        ...{ retry: retries, retryDelay, networkMode: "always", staleTime: 5000 },
        // Without it, "always" would leave the message there when the network is back.
        refetchOnReconnect: true,
      },
      mutations: { retry: retries, retryDelay, networkMode: "always" },
    },
  });

/** Gives the views the client and the cache of the signed-in person. */
export function ApiProvider({ children }: { readonly children: ReactNode }) {
  const session = useSession();
  const [queries] = useState(makeQueryClient);
  const client = useMemo(
    () =>
      makeBenefitsClient({
        serviceUrl: location.origin,
        token: () => session.token(),
      }),
    [session],
  );
  return (
    <ApiContext value={client}>
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </ApiContext>
  );
}

export function useApi(): BenefitsClient {
  const client = use(ApiContext);
  if (!client) throw new Error("There is no ApiProvider.");
  return client;
}
