// Generated from the OpenAPI document. `npm run client` writes it again.
export interface paths {
    "/partners/{partnerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Create or replace a partner */
        put: operations["putPartner"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/partners/{partnerId}/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a partner's offers */
        get: operations["listOffers"];
        put?: never;
        /**
         * Record the purchase of an offer
         * @description A partner can hold one of each offer. All Solutions Partner designations count as one. The purchase date may be any date that has begun somewhere on Earth. With a history the offer of another system is imported: it opens in its present term, with the incidents used and the IDs that people already have.
         */
        post: operations["purchaseOffer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/partners/{partnerId}/offers/{offerId}/renewals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record the renewal of the current term
         * @description A renewal before the anniversary takes effect on the anniversary. A renewal in the renewal window takes effect on its own date. A renewal dated in the window is accepted up to LATE_RENEWAL_DAYS after it and opens the offer again.
         */
        post: operations["renewOffer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/partners/{partnerId}/offers/{offerId}/renewals/{termNumber}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take a renewal back
         * @description A renewal that has not taken effect is dropped. One that has taken effect can be taken back within 30 days of its date, while nothing was used in the new term. The offer then stands where it would stand without the renewal. The call can be repeated.
         */
        delete: operations["takeBackRenewal"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/partners/{partnerId}/offers/{offerId}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a purchase
         * @description Within 30 days, and only if no incident was ever used. The call can be repeated.
         */
        post: operations["cancelOffer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/partners/{partnerId}/offers/{offerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an offer */
        get: operations["getOffer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/partners/{partnerId}/benefits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the support benefits of a partner's active offers */
        get: operations["listBenefits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/partners/{partnerId}/offers/{offerId}/benefits/{kind}/activation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the progress of an activation */
        get: operations["getActivation"];
        put?: never;
        /**
         * Activate a benefit and e-mail its IDs
         * @description A workflow issues the Access ID and Contract ID. A repeat returns the same activation.
         */
        post: operations["requestActivation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/partners/{partnerId}/offers/{offerId}/credentials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the Access ID and Contract ID
         * @description All users of the partner's tenant share one pair.
         */
        get: operations["readCredentials"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/partners/{partnerId}/offers/{offerId}/distributions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the e-mail distributions of an offer */
        get: operations["listDistributions"];
        put?: never;
        /** E-mail the IDs to people without access to the tenant */
        post: operations["createDistribution"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/partners/{partnerId}/offers/{offerId}/distributions/{distributionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the progress of an e-mail distribution */
        get: operations["getDistribution"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/partners/{partnerId}/offers/{offerId}/credentials/replacement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the progress of the newest replacement of the IDs */
        get: operations["getReplacement"];
        put?: never;
        /**
         * Replace the IDs of an offer and e-mail the new ones
         * @description Every account must link again. The benefits stay active and keep their balance. The old IDs are valid until a workflow has stored the new ones.
         */
        post: operations["replaceCredentials"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/partners/{partnerId}/offers/{offerId}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the accounts that are linked to an offer
         * @description Newest link first. Unlinked accounts are not listed.
         */
        get: operations["listLinks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/partners/{partnerId}/offers/{offerId}/links/{accountType}/{accountId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Unlink an account from an offer
         * @description The account can no longer use the plan. With the IDs it can link again, so replace them if it must not. A repeat gets the same answer.
         */
        delete: operations["unlinkAccount"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/partners/{partnerId}/offers/{offerId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who did what with an offer
         * @description Newest event first. Requests for support are not events.
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/partners/{partnerId}/offers/{offerId}/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a term's ledger
         * @description Every change of a balance, with the hash chain that proves that none is missing.
         */
        get: operations["readStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/partners/{partnerId}/offers/{offerId}/forecast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Forecast the state of an offer on a date if nothing else happens */
        get: operations["forecast"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/partners/{partnerId}/offers/{offerId}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a term's usage by day */
        get: operations["readUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/partners/{partnerId}/consultations/{name}/activation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Request a technical consultation of ISV Success
         * @description Consultations have no IDs and no incidents. A repeat returns the same request.
         */
        post: operations["requestConsultation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plan-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Link an account to a plan by its Access ID and Contract ID
         * @description An account is linked once. The link is valid in every portal.
         */
        post: operations["linkPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/{type}/{id}/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the plans of an account that can and cannot be used
         * @description Services Hub must send the product and, for on-premises products, the version.
         */
        get: operations["listPlans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/{type}/{id}/plans/{planId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Unlink an account's own plan
         * @description The account's incidents stay. It can link the plan again with the IDs. A repeat gets the same answer.
         */
        delete: operations["unlinkPlan"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a support incident and deduct it from a plan
         * @description With `dryRun=true`, nothing is written and no Idempotency-Key is needed. Otherwise it is required.
         */
        post: operations["openIncident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/incidents/{incidentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an incident */
        get: operations["getIncident"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/accounts/{type}/{id}/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List an account's incidents
         * @description The incidents that were created in this portal. Services Hub lists those of every portal.
         */
        get: operations["listIncidents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/incidents/{incidentId}/closure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Correct the closure of an incident
         * @description A closure can be corrected once, within 30 days. A correction to duplicate or bug refunds the incident. The call can be repeated with the same content.
         */
        put: operations["correctClosure"];
        /**
         * Close an incident
         * @description An incident that is closed as duplicate or bug is refunded at once. The call can be repeated with the same content.
         */
        post: operations["closeIncident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/incidents/{incidentId}/refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide whether an incident is refunded
         * @description For billing, quota and subscription requests on cloud plans. A decision is final.
         */
        post: operations["decideRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/renewal-sweeps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List renewal sweeps, newest first, including missed ones */
        get: operations["listSweeps"];
        put?: never;
        /**
         * Start a renewal sweep
         * @description A sweep does what is due and not done yet. Sweeps can run at the same time.
         */
        post: operations["startSweep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/renewal-sweeps/{sweepId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the progress of a renewal sweep */
        get: operations["getSweep"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/reconciliations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List reconciliations, newest first */
        get: operations["listReconciliations"];
        put?: never;
        /**
         * Recompute every balance and hash chain from the ledger
         * @description It reports mismatches and repairs nothing.
         */
        post: operations["startReconciliation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/reconciliations/{reconciliationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the progress of a reconciliation */
        get: operations["getReconciliation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/backups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the backups with their progress, newest first */
        get: operations["listBackups"];
        put?: never;
        /**
         * Start a backup of all tables
         * @description A timer starts one each day. The setting BACKUP_TO names the container.
         */
        post: operations["startBackup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the erasures with their progress, newest first */
        get: operations["listErasures"];
        put?: never;
        /**
         * Erase a person's data
         * @description By an e-mail address, or by an account of a portal. Addresses, account IDs, names and titles are replaced or removed. Counters, ledger entries and hash chains stay. An Idempotency-Key is optional: with one, a repeat starts nothing more.
         */
        post: operations["startErasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/erasures/{erasureId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what an erasure has erased where, by count */
        get: operations["getErasure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/offers/{offerId}/adjustments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Adjust what a term grants
         * @description Adds incidents to a limited benefit or removes them, with a reason that the statement shows. What remains is never negative. In a term that is over, added incidents are recorded and forfeited at once.
         */
        post: operations["adjustBalance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/offers/{offerId}/mail-failures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the e-mails of an offer that did not arrive, newest first
         * @description E-mails that are not sent again: rejected, bounced, suppressed or skipped.
         */
        get: operations["listMailFailures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/refund-reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the refunds that wait for a decision, oldest first
         * @description Read an incident with `getIncident` and decide its refund with `decideRefund`.
         */
        get: operations["listRefundReviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/mail-queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the mails that wait for the sender's limits
         * @description `oldest` is when the distribution began to wait for its next send, in real time.
         */
        get: operations["readMailQueue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/catalog": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the product catalogue in force */
        get: operations["readCatalogue"];
        /**
         * Replace the product catalogue without a deployment
         * @description Send the ETag of the catalogue that you read in If-Match. All instances use the new version within a minute. What was decided before stays decided.
         */
        put: operations["replaceCatalogue"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/catalog/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the versions of the product catalogue, newest first */
        get: operations["listCatalogueVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ops/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the service's clock */
        get: operations["readClock"];
        /**
         * Move the service's clock
         * @description Available only if ALLOW_TIME_TRAVEL is true, which it never is in a deployment. Tokens, timers and time-outs stay on real time.
         */
        put: operations["moveClock"];
        post?: never;
        /** Reset the service's clock to real time */
        delete: operations["resetClock"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalog/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the offers and what each includes */
        get: operations["listCatalogueOffers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalog/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the products and the lifecycle of on-premises versions */
        get: operations["listCatalogueProducts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalog/eligibility": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check whether a kind of benefit covers a product version on a date
         * @description The default of `on` is today.
         */
        get: operations["checkEligibility"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Check whether the service and its dependencies are available */
        get: operations["readHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Explain a code: its cause and what to do
         * @description In English or Korean, as Accept-Language asks; as JSON or as a page for people, as Accept asks.
         */
        get: operations["explainProblem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read this contract as an OpenAPI 3.1 document */
        get: operations["readOpenApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the documentation in a browser */
        get: operations["readDocs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a file of the documentation page */
        get: operations["readDocsFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description The account that is signed in at the portal, as the portal has verified it. */
        Account: {
            id: string & (unknown & unknown);
            /** @enum {string} */
            type: "Entra" | "Msa" | "PartnerCenter";
        };
        /**
         * @example {
         *       "activationId": "act_1",
         *       "state": "Active",
         *       "step": "Completed",
         *       "distribution": {
         *         "distributionId": "dist_1",
         *         "total": 1,
         *         "sent": 1,
         *         "failed": 0
         *       },
         *       "requestedAt": "2025-09-02T08:00:00.000Z",
         *       "finishedAt": "2025-09-02T08:00:01.200Z"
         *     }
         */
        Activation: {
            activationId: string;
            /** @enum {string} */
            state: "Activating" | "Active" | "ActivationFailed";
            /** @enum {string} */
            step: "Requested" | "IdsIssued" | "Notifying" | "Completed" | "Failed";
            distribution: {
                distributionId: string;
                total: number;
                sent: number;
                failed: number;
            } | null;
            requestedAt: string;
            finishedAt: string | null;
        };
        Addressee: {
            /**
             * @description An e-mail address. Its domain is stored in ASCII. A mail to an address that cannot be mailed is Skipped.
             * @example info@contoso.example
             */
            email: string;
            name?: string;
            /** @description A BCP 47 language tag, such as en, ko-KR or zh-Hant-TW. */
            locale?: string;
        };
        /**
         * @example {
         *       "kind": "PartnerCloudSupport",
         *       "delta": 3,
         *       "reason": "Goodwill after an outage"
         *     }
         */
        AdjustBalance: {
            /**
             * @description PartnerCloudSupport or PartnerOnPremisesSupport. Older names are accepted, but never returned.
             * @example PartnerCloudSupport
             * @example Signature Cloud Support
             */
            kind: string;
            /** @description Incidents to add, or to remove if negative. Not 0. */
            delta: number;
            /** @description The partner reads it in the statement. */
            reason: string;
            /**
             * @description The number of the term. Without it, the current term.
             * @default null
             */
            term?: number | null;
        };
        Adjustment: {
            entry: components["schemas"]["LedgerEntry"];
            benefit: components["schemas"]["Benefit"];
        };
        Backup: {
            backupId: string;
            /** @enum {string} */
            state: "Running" | "Completed" | "Failed";
            files: number;
            rows: number;
            /** @description Null until the manifest is written. */
            contracts: number | null;
            /** @description The SHA-256 of the ends of all hash chains, as in the manifest. */
            chainsSha256: string | null;
            startedAt: string;
            finishedAt: string | null;
        };
        BackupStarted: {
            backupId: string;
        };
        /**
         * @example {
         *       "offerId": "of_contoso_1",
         *       "offerType": "SPD_SERVICES",
         *       "kind": "PartnerCloudSupport",
         *       "name": "Partner Cloud Support 50",
         *       "state": "NotActivated",
         *       "granted": 50,
         *       "used": 0,
         *       "remaining": 50,
         *       "unlimited": false,
         *       "anniversary": "2026-09-01",
         *       "activateBy": "2026-10-01",
         *       "endDate": "2026-10-01",
         *       "canActivate": true,
         *       "canActivateReason": null,
         *       "activatedAt": null
         *     }
         */
        Benefit: {
            offerId: string;
            /** @enum {string} */
            offerType: "SPD_SERVICES" | "SPD_TRAINING" | "LAUNCH" | "CORE" | "EXPANDED" | "LEGACY_GOLD" | "LEGACY_SILVER" | "ACTION_PACK";
            /** @enum {string} */
            kind: "PartnerCloudSupport" | "PartnerOnPremisesSupport";
            name: string;
            /** @enum {string} */
            state: "NotActivated" | "Activating" | "Active" | "Depleted" | "ActivationFailed" | "Lapsed" | "Expired";
            /** @description Null if unlimited. */
            granted: number | null;
            used: number;
            /** @description Null if unlimited. */
            remaining: number | null;
            unlimited: boolean;
            /** Format: date */
            anniversary: string;
            /** Format: date */
            activateBy: string;
            /** Format: date */
            endDate: string;
            canActivate: boolean;
            canActivateReason: ("ROLE_NOT_ALLOWED" | "ACTIVATION_RUNNING" | "ALREADY_ACTIVATED" | "ACTIVATION_WINDOW_CLOSED" | "PLAN_EXPIRED") | null;
            activatedAt: string | null;
        };
        Benefits: {
            items: components["schemas"]["Benefit"][];
            message: "NO_BENEFITS_YET" | null;
            consultations: {
                name: string;
                /** @enum {string} */
                state: "NotActivated" | "Submitted";
            }[];
        };
        Catalogue: {
            /** @description 1 is the catalogue of the build. */
            version: number;
            publishedAt: string | null;
            publishedBy: string | null;
            /**
             * Format: date
             * @description The day for which the data is correct.
             */
            asOf: string;
            note: string;
            sources?: {
                [key: string]: string;
            };
            cloud: {
                id: string;
                name: string;
                /** @description Other ways to write it. Two on-premises products may share one. */
                aliases: string[];
                /** @constant */
                area: "cloud";
                /** @enum {string} */
                portal: "PartnerCenter" | "AzurePortal" | "PowerPlatform" | "FinanceOperations" | "ServicesHub" | "Microsoft365";
            }[];
            onPremises: {
                id: string;
                name: string;
                /** @description Other ways to write it. Two on-premises products may share one. */
                aliases: string[];
                /** @constant */
                area: "on-premises";
                /** @description Newest first. */
                versions: {
                    version: string;
                    /** @description Other ways to write it. Two on-premises products may share one. */
                    aliases: string[];
                    /** @enum {string} */
                    policy: "Fixed" | "Modern";
                    released: string | null;
                    mainstreamEnd: string | null;
                    /** @description The end of all support, where it is known. */
                    retired: string | null;
                    source: string;
                }[];
                /** @description Versions that count as one. Without it, each is its own. */
                generations?: string[][];
            }[];
        };
        CatalogueOffers: {
            items: {
                /** @enum {string} */
                offerType: "SPD_SERVICES" | "SPD_TRAINING" | "LAUNCH" | "CORE" | "EXPANDED" | "LEGACY_GOLD" | "LEGACY_SILVER" | "ACTION_PACK";
                name: string;
                /** @description From this day, the offer cannot be bought or renewed. */
                retiredFrom: string | null;
                benefits: {
                    /** @enum {string} */
                    kind: "PartnerCloudSupport" | "PartnerOnPremisesSupport";
                    name: string;
                    /** @description Incidents per term; null if unlimited. */
                    granted: number | null;
                    unlimited: boolean;
                    /** @description For terms whose quantity is decided on or after this day. */
                    from: string | null;
                    /** @description For terms whose quantity is decided on or before this day. */
                    until: string | null;
                }[];
            }[];
            cursor: string | null;
        };
        CatalogueProducts: {
            /**
             * Format: date
             * @description The day for which the lifecycle data is correct.
             */
            asOf: string;
            items: {
                id: string;
                name: string;
                /** @enum {string} */
                area: "cloud" | "on-premises";
                /** @description The portal in which requests for the product are created. */
                portal: ("PartnerCenter" | "AzurePortal" | "PowerPlatform" | "FinanceOperations" | "ServicesHub" | "Microsoft365") | null;
                /** @description Newest first; empty for cloud products. */
                versions: {
                    version: string;
                    /** @enum {string} */
                    policy: "Fixed" | "Modern";
                    released: string | null;
                    mainstreamEnd: string | null;
                    retired: string | null;
                }[];
            }[];
            cursor: string | null;
        };
        CatalogueVersion: {
            /** @description 1 is the catalogue of the build. */
            version: number;
            publishedAt: string | null;
            publishedBy: string | null;
        };
        Clock: {
            now: string;
            moved: boolean;
        };
        /**
         * @example {
         *       "resolution": "Duplicate"
         *     }
         */
        CloseIncident: {
            /** @enum {string} */
            resolution: "Resolved" | "Duplicate" | "Bug" | "Withdrawn";
            /** @default null */
            refundDecision?: ("Approved" | "Denied") | null;
        };
        Consultation: {
            consultationId: string;
            /** @enum {string} */
            state: "Submitted";
        };
        Contact: {
            /**
             * @description An e-mail address. Its domain is stored in ASCII.
             * @example info@contoso.example
             */
            email: string;
            name?: string;
            /** @description A BCP 47 language tag, such as en, ko-KR or zh-Hant-TW. */
            locale?: string;
        };
        /**
         * @example {
         *       "resolution": "Duplicate"
         *     }
         */
        CorrectClosure: {
            /** @enum {string} */
            resolution: "Resolved" | "Duplicate" | "Bug" | "Withdrawn";
        };
        /**
         * @example {
         *       "recipients": [
         *         {
         *           "email": "li@contoso.example"
         *         }
         *       ]
         *     }
         */
        CreateDistribution: {
            recipients: components["schemas"]["Addressee"][];
        };
        /**
         * @example {
         *       "accessId": "ABCD-EFGH-JKM",
         *       "contractId": "0123-4567-89AB-CDEF-G",
         *       "credentialVersion": 1,
         *       "issuedAt": "2025-09-02T08:00:00.500Z"
         *     }
         */
        Credentials: {
            accessId: string;
            contractId: string;
            credentialVersion: number;
            issuedAt: string;
        };
        /** @description The customer of a CSP partner, as the portal has determined it. */
        Customer: {
            tenantId: string & (unknown & unknown);
            /** @default false */
            gdapActive?: boolean;
            /** @default false */
            suppliesSubscription?: boolean;
            /** @default false */
            hasRbac?: boolean;
            /** @default false */
            callerIsAdminAgent?: boolean;
        };
        /**
         * @example {
         *       "decision": "Approved"
         *     }
         */
        DecideRefund: {
            /** @enum {string} */
            decision: "Approved" | "Denied";
        };
        Distribution: {
            distributionId: string;
            total: number;
            sent: number;
            failed: number;
            recipients: components["schemas"]["Recipient"][];
        };
        DryRun: {
            wouldDeduct: boolean;
            plan: components["schemas"]["Plan"] | null;
        };
        Eligibility: {
            eligible: boolean;
            code?: string;
            reason?: string;
            /** @description For a product or version that is not known: what it counts as, and the nearest known names or the known versions. */
            detail?: string;
            /** @enum {string} */
            rank?: "N" | "N-1" | "older" | "not-released";
            mainstreamEnd?: string | null;
        };
        /**
         * @example {
         *       "person": {
         *         "email": "li@contoso.example"
         *       }
         *     }
         * @example {
         *       "person": {
         *         "account": {
         *           "type": "Entra",
         *           "id": "u1"
         *         }
         *       }
         *     }
         */
        EraseData: {
            person: {
                /**
                 * @description An e-mail address. Its domain is stored in ASCII. A mail to an address that cannot be mailed is Skipped.
                 * @example info@contoso.example
                 */
                email?: string;
                account?: components["schemas"]["Account"];
            };
        };
        ErasedCounts: {
            /** @description Incidents without account, title, or both. */
            incidents: number;
            frontlineRequests: number;
            links: number;
            events: number;
            replacements: number;
            distributions: number;
            /** @description Entries of the send log. */
            mails: number;
            contacts: number;
            consultations: number;
            /** @description Contracts with a row that cannot be read. Nothing was erased in them. */
            unreadable: number;
        };
        Erasure: {
            erasureId: string;
            /** @enum {string} */
            state: "Running" | "Completed" | "Failed";
            erased: components["schemas"]["ErasedCounts"];
            startedAt: string;
            finishedAt: string | null;
        };
        ErasureStarted: {
            erasureId: string;
        };
        Event: {
            at: string;
            /** @enum {string} */
            type: "OfferPurchased" | "ActivationRequested" | "RecipientsAdded" | "AccountLinked" | "AccountUnlinked" | "OfferRenewed" | "RenewalReversed" | "OfferCancelled" | "ClosureCorrected" | "DistributionRequested" | "ReplacementRequested" | "BalanceAdjusted";
            /** @description The user's object ID, or the client ID of an app. */
            actor: string;
            requestId: string;
            /** @description In English, for people. It names no recipient. */
            detail: string;
        };
        FieldError: {
            path: string;
            message: string;
        };
        Forecast: {
            /** Format: date */
            on: string;
            /** @enum {string} */
            state: "Active" | "InRenewalWindow" | "Expired" | "Cancelled";
            benefits: components["schemas"]["Benefit"][];
            events: {
                /** Format: date */
                on: string;
                /** @enum {string} */
                type: "TermOpens" | "WindowOpens" | "WindowCloses" | "ActivationLapses" | "NoticeDue";
                detail: string;
            }[];
        };
        FrontlineRequest: {
            incidentId: string;
            /** @constant */
            deducted: false;
            /** @constant */
            reason: "FRONTLINE_NOT_COUNTED";
        };
        Health: {
            /** @enum {string} */
            status: "up" | "down";
            version: string;
            dependencies: {
                /** @enum {string} */
                storage: "up" | "down";
                /**
                 * @description Where workflows are stored.
                 * @enum {string}
                 */
                taskHub: "up" | "down";
                /** @enum {string} */
                email: "up" | "down";
            };
            /** @description What works but needs attention, such as an outdated product catalogue. */
            warnings: {
                code: string;
                message: string;
            }[];
        };
        /**
         * @example {
         *       "incidentId": "inc_1",
         *       "planId": "of_contoso_1",
         *       "kind": "PartnerCloudSupport",
         *       "account": {
         *         "id": "u1",
         *         "type": "Entra"
         *       },
         *       "portal": "AzurePortal",
         *       "product": "AzureVirtualMachines",
         *       "version": null,
         *       "requestType": "Technical",
         *       "title": "VM does not start",
         *       "createdAt": "2025-09-03T10:15:00.000Z",
         *       "term": 1,
         *       "state": "Open",
         *       "resolution": null,
         *       "deducted": true,
         *       "refund": {
         *         "state": "NotEligible"
         *       },
         *       "plan": {
         *         "planId": "of_contoso_1",
         *         "kind": "PartnerCloudSupport",
         *         "name": "Partner Cloud Support 50",
         *         "granted": 50,
         *         "used": 1,
         *         "remaining": 49,
         *         "unlimited": false,
         *         "endDate": "2026-10-01",
         *         "resetsOn": "2026-09-01",
         *         "usableHere": true,
         *         "reason": null
         *       }
         *     }
         */
        Incident: {
            incidentId: string;
            planId: string | null;
            kind: ("PartnerCloudSupport" | "PartnerOnPremisesSupport") | null;
            account: components["schemas"]["Account"];
            /** @enum {string} */
            portal: "PartnerCenter" | "AzurePortal" | "PowerPlatform" | "FinanceOperations" | "ServicesHub" | "Microsoft365";
            product: string;
            version: string | null;
            /** @enum {string} */
            requestType: "Technical" | "Billing" | "Quota" | "Subscription";
            title: string;
            createdAt: string;
            term: number | null;
            /** @enum {string} */
            state: "Open" | "Closed" | "RefundReview" | "Refunded" | "RefundDenied";
            resolution: ("Resolved" | "Duplicate" | "Bug" | "Withdrawn") | null;
            deducted: boolean;
            refund: {
                /** @enum {string} */
                state: "NotEligible" | "PendingReview" | "Applied" | "AppliedToEndedTerm" | "Denied";
            };
            plan: components["schemas"]["Plan"] | null;
        };
        LedgerEntry: {
            seq: number;
            at: string;
            /** @enum {string} */
            type: "Grant" | "Deduct" | "Refund" | "Forfeit" | "Adjust" | "Import";
            /** @enum {string} */
            kind: "PartnerCloudSupport" | "PartnerOnPremisesSupport";
            delta: number;
            remainingAfter: number | null;
            incidentId?: string;
            /** @description Why somebody corrected the balance. Entries of the usual operations have none. */
            reason?: string;
            actor: string;
            requestId: string;
            hash: string;
        };
        Link: {
            account: components["schemas"]["Account"];
            /** @enum {string} */
            portal: "PartnerCenter" | "AzurePortal" | "PowerPlatform" | "FinanceOperations" | "ServicesHub" | "Microsoft365";
            linkedAt: string;
            lastUsedAt: string | null;
            /** @description Incidents of the account in the current term, without refunded ones. */
            used: number;
            /**
             * @description Replaced: the IDs were replaced since, so the account must link again.
             * @enum {string}
             */
            state: "Current" | "Replaced";
        };
        /**
         * @example {
         *       "account": {
         *         "id": "u1",
         *         "type": "Entra"
         *       },
         *       "accessId": "ABCD-EFGH-JKM",
         *       "contractId": "0123-4567-89AB-CDEF-G"
         *     }
         */
        LinkPlan: {
            account: components["schemas"]["Account"];
            accessId: string;
            contractId?: string;
            /** @description The name of the Contract ID in finance and operations. */
            password?: string;
        };
        MailFailure: {
            distributionId: string;
            /**
             * @description The IDs, or the notice.
             * @enum {string}
             */
            letter: "Credentials" | "RenewalDue" | "WindowClosing" | "ActivateBy" | "UsageHigh" | "Exhausted" | "Renewed" | "Expired" | "RefundWaiting";
            requestedAt: string;
            email: string;
            /** @enum {string} */
            state: "DeadLettered" | "Bounced" | "Suppressed" | "Skipped";
            attempts: number;
            failure: string | null;
        };
        MailQueue: {
            /** @description Mails that are not sent yet. */
            length: number;
            oldest: string | null;
            /** @description Longest first. */
            partners: {
                partnerId: string;
                /** @description Mails that are not sent yet. */
                length: number;
                oldest: string | null;
            }[];
        };
        /**
         * @example {
         *       "now": "2026-09-01T00:00:05Z"
         *     }
         */
        MoveClock: {
            /** Format: date-time */
            now: string;
        };
        /**
         * @example {
         *       "offerId": "of_contoso_1",
         *       "partnerId": "contoso",
         *       "offerType": "SPD_SERVICES",
         *       "name": "Solutions Partner designation",
         *       "state": "Active",
         *       "term": {
         *         "number": 1,
         *         "start": "2025-09-01",
         *         "anniversary": "2026-09-01",
         *         "endDate": "2026-10-01",
         *         "renewal": null
         *       },
         *       "credentialVersion": 0,
         *       "benefits": [
         *         {
         *           "offerId": "of_contoso_1",
         *           "offerType": "SPD_SERVICES",
         *           "kind": "PartnerCloudSupport",
         *           "name": "Partner Cloud Support 50",
         *           "state": "NotActivated",
         *           "granted": 50,
         *           "used": 0,
         *           "remaining": 50,
         *           "unlimited": false,
         *           "anniversary": "2026-09-01",
         *           "activateBy": "2026-10-01",
         *           "endDate": "2026-10-01",
         *           "canActivate": true,
         *           "canActivateReason": null,
         *           "activatedAt": null
         *         }
         *       ]
         *     }
         */
        Offer: {
            offerId: string;
            partnerId: string;
            /** @enum {string} */
            offerType: "SPD_SERVICES" | "SPD_TRAINING" | "LAUNCH" | "CORE" | "EXPANDED" | "LEGACY_GOLD" | "LEGACY_SILVER" | "ACTION_PACK";
            name: string;
            /** @enum {string} */
            state: "Active" | "InRenewalWindow" | "Expired" | "Cancelled";
            term: {
                number: number;
                /** Format: date */
                start: string;
                /** Format: date */
                anniversary: string;
                /** Format: date */
                endDate: string;
                renewal: {
                    /** Format: date */
                    renewedOn: string;
                    /** Format: date */
                    effectiveOn: string;
                    issueNewIds: boolean;
                } | null;
            };
            credentialVersion: number;
            benefits: components["schemas"]["Benefit"][];
        };
        /**
         * @example {
         *       "renewals": [
         *         {
         *           "renewedOn": "2026-09-01"
         *         }
         *       ],
         *       "used": [
         *         {
         *           "kind": "PartnerCloudSupport",
         *           "used": 3
         *         }
         *       ],
         *       "activated": [
         *         "PartnerCloudSupport"
         *       ],
         *       "credentials": {
         *         "accessId": "OLD-1234-5678",
         *         "contractId": "OLD-9012-3456-7890"
         *       }
         *     }
         */
        OfferHistory: {
            /**
             * @description The renewals of the terms in order, the oldest first.
             * @default []
             */
            renewals?: {
                /** Format: date */
                renewedOn: string;
            }[];
            /**
             * @description The incidents that were used in the present term.
             * @default []
             */
            used?: {
                /** @enum {string} */
                kind: "PartnerCloudSupport" | "PartnerOnPremisesSupport";
                used: number;
            }[];
            /**
             * @description The benefits that were activated.
             * @default []
             */
            activated?: ("PartnerCloudSupport" | "PartnerOnPremisesSupport")[];
            /** @description The pair of IDs that people already have. */
            credentials?: {
                accessId: string & (unknown & unknown);
                contractId: string & (unknown & unknown);
            };
        };
        /**
         * @example {
         *       "account": {
         *         "id": "u1",
         *         "type": "Entra"
         *       },
         *       "planId": "of_contoso_1",
         *       "kind": "PartnerCloudSupport",
         *       "product": "AzureVirtualMachines",
         *       "version": null,
         *       "requestType": "Technical",
         *       "title": "VM does not start",
         *       "channel": "Portal",
         *       "resourceTenantId": null,
         *       "customer": null
         *     }
         */
        OpenIncident: {
            account: components["schemas"]["Account"];
            planId?: (string & (unknown & unknown)) | null;
            kind?: string | null;
            product: string;
            /** @default null */
            version?: string | null;
            /** @enum {string} */
            requestType: "Technical" | "Billing" | "Quota" | "Subscription";
            title: string;
            /**
             * @default Portal
             * @enum {string}
             */
            channel?: "Portal" | "PartnerCenterFrontline";
            /** @default null */
            resourceTenantId?: (string & (unknown & unknown)) | null;
            /** @default null */
            customer?: components["schemas"]["Customer"] | null;
        };
        Partner: {
            partnerId: string;
            name: string;
            tenantId: string;
            furtherTenantIds: string[];
            /** @enum {string} */
            cspRole: "None" | "IndirectReseller" | "IndirectProvider" | "DirectBill";
            isvSuccessEnrolled: boolean;
            country: string | null;
            locale: string | null;
            contacts: components["schemas"]["Contact"][];
        };
        PayPerIncident: {
            available: boolean;
            reason: ("ENTRA_ACCOUNT" | "PRODUCT_REQUIRED" | "NOT_FIXED_POLICY" | "UNKNOWN_VERSION" | "SUPPORT_ENDED" | "COUNTRY_NOT_SUPPORTED") | null;
        };
        /**
         * @description The current state of a support plan.
         * @example {
         *       "planId": "of_contoso_1",
         *       "kind": "PartnerCloudSupport",
         *       "name": "Partner Cloud Support 50",
         *       "granted": 50,
         *       "used": 1,
         *       "remaining": 49,
         *       "unlimited": false,
         *       "endDate": "2026-10-01",
         *       "resetsOn": "2026-09-01",
         *       "usableHere": true,
         *       "reason": null
         *     }
         */
        Plan: {
            planId: string;
            /** @enum {string} */
            kind: "PartnerCloudSupport" | "PartnerOnPremisesSupport";
            name: string;
            /** @description Null if unlimited. */
            granted: number | null;
            used: number;
            /** @description Null if unlimited. */
            remaining: number | null;
            unlimited: boolean;
            /** Format: date */
            endDate: string;
            /** Format: date */
            resetsOn: string;
            usableHere: boolean;
            reason: ("EXPIRED" | "CANCELLED" | "BENEFIT_NOT_ACTIVATED" | "NO_INCIDENTS_REMAINING" | "NOT_VALID_FOR_PORTAL" | "PLAN_NOT_VALID_FOR_PRODUCT") | null;
        };
        Plans: {
            available: components["schemas"]["Plan"][];
            unavailable: components["schemas"]["UnavailablePlan"][];
            payPerIncident: components["schemas"]["PayPerIncident"];
        };
        /**
         * @description Why the call was refused. `type` is the address of a page that explains the code.
         * @example {
         *       "type": "/api/problems/NO_INCIDENTS_REMAINING",
         *       "title": "No incidents remaining",
         *       "status": 409,
         *       "detail": "All 50 incidents of the plan have been used.",
         *       "instance": "/api/incidents",
         *       "code": "NO_INCIDENTS_REMAINING",
         *       "requestId": "0b7d6c0e-6f0b-4a53-9a4c-2f3f0f4d7f11",
         *       "remedy": "BUY_NEW_PLAN",
         *       "alternatives": [],
         *       "offerSuggestions": [
         *         "EXPANDED"
         *       ]
         *     }
         */
        Problem: {
            /** Format: uri-reference */
            type: string;
            title: string;
            status: number;
            detail: string;
            /** Format: uri-reference */
            instance: string;
            /** @enum {string} */
            code: "INVALID_REQUEST" | "NOT_FOUND" | "IF_MATCH_REQUIRED" | "CATALOGUE_CHANGED" | "INVALID_CATALOGUE" | "TOO_MANY_ATTEMPTS" | "MAIL_QUOTA_EXCEEDED" | "NOT_PROGRAM_ASSOCIATED" | "ROLE_NOT_ALLOWED" | "OFFER_ALREADY_HELD" | "CREDENTIALS_IN_USE" | "OFFER_RETIRED" | "OFFER_EXPIRED" | "RENEWAL_ALREADY_RECORDED" | "RENEWAL_NOT_REVERSIBLE" | "CANCELLATION_NOT_ALLOWED" | "BENEFIT_NOT_INCLUDED" | "BENEFIT_NOT_ACTIVATED" | "ACTIVATION_WINDOW_CLOSED" | "TOO_MANY_REPLACEMENTS" | "INVALID_CREDENTIALS" | "ALREADY_LINKED" | "PLAN_NOT_LINKED" | "PLAN_EXPIRED" | "NO_INCIDENTS_REMAINING" | "PLAN_NOT_VALID_FOR_PRODUCT" | "PRODUCT_VERSION_NOT_SUPPORTED" | "PRODUCT_REQUIRED" | "REDIRECT_TO_PORTAL" | "PORTAL_DOES_NOT_ACCEPT_IDS" | "GDAP_REQUIRED" | "CSP_ROLE_NOT_ALLOWED" | "INDIRECT_RESELLER_USE_PROVIDER" | "IDEMPOTENCY_CONFLICT" | "INCIDENT_ALREADY_CLOSED" | "CORRECTION_NOT_ALLOWED" | "ADJUSTMENT_NOT_POSSIBLE" | "REFUND_NOT_CLOSED" | "REFUND_NOT_ELIGIBLE" | "REFUND_ALREADY_APPLIED" | "ISV_SUCCESS_REQUIRED" | "UNAUTHENTICATED" | "IDEMPOTENCY_KEY_REQUIRED" | "METHOD_NOT_ALLOWED" | "LENGTH_REQUIRED" | "BODY_TOO_LARGE" | "CONTRACT_MISSING" | "INTERNAL" | "BUSY";
            requestId: string;
            /** @enum {string} */
            reason?: "APP_ONLY_TOKEN" | "SCOPE_MISSING" | "GUEST_NOT_ALLOWED" | "ADMIN_AGENT_REQUIRED" | "NOT_CSP" | "NOT_SUPPLIER" | "RBAC_REQUIRED" | "GDAP_NOT_ACTIVE" | "PERMISSION_MISSING" | "OTHER_PORTAL" | "TOO_LATE" | "ALREADY_USED" | "ALREADY_CORRECTED" | "ALREADY_REFUNDED" | "USED" | "EXPIRED" | "CANCELLED" | "REPLACED" | "NOT_VALID_FOR_PORTAL" | "UNKNOWN_PRODUCT" | "UNKNOWN_VERSION" | "UNKNOWN_DATES" | "NOT_RELEASED" | "NOT_N_OR_N_MINUS_1" | "OUT_OF_MAINSTREAM_SUPPORT" | "NO_TOKEN" | "INVALID_TOKEN" | "ROLE_MISSING" | "PORTAL_NOT_REGISTERED";
            remedy?: ("RENEW_GDAP" | "USE_INDIRECT_PROVIDER" | "RENEW_OFFER" | "ENROL_IN_ISV_SUCCESS" | "BUY_AGAIN" | "BUY_NEW_PLAN" | "BUY_CLOUD_PLAN" | "ACTIVATE_BENEFIT" | "ASK_ADMIN_TO_ACTIVATE" | "CHECK_IDS" | "USE_NEW_IDS" | "UNLINK_ACCOUNTS" | "WAIT" | "LINK_PLAN" | "IGNORE_AND_CREATE_REQUEST" | "USE_OTHER_PLAN" | "NO_PLAN_NEEDED" | "USE_OTHER_PORTAL" | "USE_PAID_SUPPORT" | "CLOSE_INCIDENT" | "USE_NEW_KEY") | null;
            /** @enum {string} */
            hint?: "WRONG_ACCOUNT" | "FIND_PARTNER_ADMIN" | "RENEW_INSTEAD" | "REPLACED";
            /** @enum {string} */
            redirectTo?: "PartnerCenter" | "AzurePortal" | "PowerPlatform" | "FinanceOperations" | "ServicesHub" | "Microsoft365";
            portalMessage?: string;
            errors?: components["schemas"]["FieldError"][];
            conflictingFields?: string[];
            plan?: components["schemas"]["Plan"];
            alternatives?: components["schemas"]["Plan"][];
            offerSuggestions?: ("SPD_SERVICES" | "SPD_TRAINING" | "LAUNCH" | "CORE" | "EXPANDED" | "LEGACY_GOLD" | "LEGACY_SILVER" | "ACTION_PACK")[];
            payPerIncident?: components["schemas"]["PayPerIncident"];
        };
        ProblemPage: {
            /** @enum {string} */
            code: "INVALID_REQUEST" | "NOT_FOUND" | "IF_MATCH_REQUIRED" | "CATALOGUE_CHANGED" | "INVALID_CATALOGUE" | "TOO_MANY_ATTEMPTS" | "MAIL_QUOTA_EXCEEDED" | "NOT_PROGRAM_ASSOCIATED" | "ROLE_NOT_ALLOWED" | "OFFER_ALREADY_HELD" | "CREDENTIALS_IN_USE" | "OFFER_RETIRED" | "OFFER_EXPIRED" | "RENEWAL_ALREADY_RECORDED" | "RENEWAL_NOT_REVERSIBLE" | "CANCELLATION_NOT_ALLOWED" | "BENEFIT_NOT_INCLUDED" | "BENEFIT_NOT_ACTIVATED" | "ACTIVATION_WINDOW_CLOSED" | "TOO_MANY_REPLACEMENTS" | "INVALID_CREDENTIALS" | "ALREADY_LINKED" | "PLAN_NOT_LINKED" | "PLAN_EXPIRED" | "NO_INCIDENTS_REMAINING" | "PLAN_NOT_VALID_FOR_PRODUCT" | "PRODUCT_VERSION_NOT_SUPPORTED" | "PRODUCT_REQUIRED" | "REDIRECT_TO_PORTAL" | "PORTAL_DOES_NOT_ACCEPT_IDS" | "GDAP_REQUIRED" | "CSP_ROLE_NOT_ALLOWED" | "INDIRECT_RESELLER_USE_PROVIDER" | "IDEMPOTENCY_CONFLICT" | "INCIDENT_ALREADY_CLOSED" | "CORRECTION_NOT_ALLOWED" | "ADJUSTMENT_NOT_POSSIBLE" | "REFUND_NOT_CLOSED" | "REFUND_NOT_ELIGIBLE" | "REFUND_ALREADY_APPLIED" | "ISV_SUCCESS_REQUIRED" | "UNAUTHENTICATED" | "IDEMPOTENCY_KEY_REQUIRED" | "METHOD_NOT_ALLOWED" | "LENGTH_REQUIRED" | "BODY_TOO_LARGE" | "CONTRACT_MISSING" | "INTERNAL" | "BUSY" | "NO_BENEFITS_YET" | "FRONTLINE_NOT_COUNTED";
            status: number;
            /** @enum {string} */
            language: "en" | "ko";
            title: string;
            cause: string;
            remedy: string;
            /** @description The values that `reason`, `remedy` and `hint` can have with this code. */
            values: {
                value: string;
                meaning: string;
            }[];
        };
        /**
         * @example {
         *       "offerType": "SPD_SERVICES",
         *       "purchasedOn": "2025-09-01"
         *     }
         */
        PurchaseOffer: {
            /** @enum {string} */
            offerType: "SPD_SERVICES" | "SPD_TRAINING" | "LAUNCH" | "CORE" | "EXPANDED" | "LEGACY_GOLD" | "LEGACY_SILVER" | "ACTION_PACK";
            /** Format: date */
            purchasedOn: string;
            /** @description The plan name of an imported record, such as Partner Signature 5pack. */
            planName?: string;
            /** @description What happened to an imported offer in another system before. */
            history?: components["schemas"]["OfferHistory"];
        };
        /**
         * @example {
         *       "name": "Contoso",
         *       "tenantId": "6b1d3c57-4d1f-4f0a-9a3e-2f0f5a1b2c3d",
         *       "furtherTenantIds": [
         *         "0f8fad5b-d9cb-469f-a165-70867728950e"
         *       ],
         *       "cspRole": "None",
         *       "isvSuccessEnrolled": false,
         *       "country": "KR",
         *       "locale": "ko-KR",
         *       "contacts": [
         *         {
         *           "email": "admin@contoso.example",
         *           "name": "Contoso admin"
         *         }
         *       ]
         *     }
         */
        PutPartner: {
            name: string;
            /**
             * Format: uuid
             * @description The ID of a Microsoft Entra tenant of the partner.
             */
            tenantId: string;
            /**
             * @description Further tenants of the partner, for example after a merger. Their users count as its own.
             * @default []
             */
            furtherTenantIds?: string[];
            /** @enum {string} */
            cspRole: "None" | "IndirectReseller" | "IndirectProvider" | "DirectBill";
            isvSuccessEnrolled: boolean;
            /** @default null */
            country?: string | null;
            /** @default null */
            locale?: string | null;
            /** @default [] */
            contacts?: components["schemas"]["Contact"][];
        };
        Recipient: {
            email: string;
            /** @enum {string} */
            state: "Queued" | "Sending" | "RetryWait" | "Sent" | "Delivered" | "Bounced" | "Suppressed" | "DeadLettered" | "Cancelled" | "Skipped";
            attempts: number;
            deliveredAt?: string;
            failure?: string;
        };
        Reconciliation: {
            reconciliationId: string;
            /** @enum {string} */
            state: "Running" | "Completed" | "Failed";
            offers: number;
            entries: number;
            /** @description The first mismatches; mismatchCount has their total. */
            mismatches: {
                offerId: string;
                term: number;
                problem: string;
            }[];
            mismatchCount: number;
            startedAt: string;
            finishedAt: string | null;
        };
        ReconciliationStarted: {
            reconciliationId: string;
        };
        RefundReview: {
            incidentId: string;
            planId: string;
            /** @enum {string} */
            requestType: "Technical" | "Billing" | "Quota" | "Subscription";
            closedAt: string;
            /** @description Days from the day of the closing to today. */
            ageDays: number;
        };
        /**
         * @example {
         *       "renewedOn": "2026-08-20"
         *     }
         */
        RenewOffer: {
            /** Format: date */
            renewedOn: string;
            /** @default false */
            issueNewIds?: boolean;
        };
        /** @description A `Catalogue`. `version`, `publishedAt` and `publishedBy` are ignored, so that an edited answer of the GET can be sent. */
        ReplaceCatalogue: {
            asOf?: unknown;
            note?: unknown;
            sources?: unknown;
            cloud?: unknown;
            onPremises?: unknown;
            version?: unknown;
            publishedAt?: unknown;
            publishedBy?: unknown;
        };
        /**
         * @example {
         *       "reason": "A technician has left.",
         *       "recipients": [
         *         {
         *           "email": "li@contoso.example"
         *         }
         *       ]
         *     }
         */
        ReplaceCredentials: {
            reason: string;
            /** @default [] */
            recipients?: components["schemas"]["Addressee"][];
        };
        Replacement: {
            replacementId: string;
            /** @enum {string} */
            state: "Replacing" | "Replaced" | "Failed";
            distribution: {
                distributionId: string;
                total: number;
                sent: number;
                failed: number;
            } | null;
            requestedAt: string;
            finishedAt: string | null;
        };
        /**
         * @default {}
         * @example {
         *       "recipients": [
         *         {
         *           "email": "technician1@contoso.example"
         *         }
         *       ]
         *     }
         */
        RequestActivation: {
            /** @default [] */
            recipients?: components["schemas"]["Addressee"][];
        };
        Statement: {
            offerId: string;
            term: number;
            /** Format: date */
            start: string;
            /** Format: date */
            anniversary: string;
            /** Format: date */
            endDate: string;
            kindTotals: {
                /** @enum {string} */
                kind: "PartnerCloudSupport" | "PartnerOnPremisesSupport";
                /** @description Null if unlimited. */
                granted: number | null;
                used: number;
                /** @description Null if unlimited. */
                remaining: number | null;
                refunded: number;
                forfeited: number;
            }[];
            entries: components["schemas"]["LedgerEntry"][];
            openingHash: string;
            closingHash: string;
            /** @description True if the page's entries follow from one another and from the one before them, and the last one is the term's closing. If the page has all entries, balances, totals and refunds are checked, too. docs/verify-statement.mjs verifies a term from all of its pages. */
            valid: boolean;
            cursor: string | null;
        };
        Sweep: {
            sweepId: string;
            /** @enum {string} */
            state: "Running" | "Completed" | "Failed" | "Missed";
            due: number;
            renewed: number;
            expired: number;
            lapsed: number;
            notices: number;
            failed: number;
            startedAt: string;
            finishedAt: string | null;
        };
        SweepStarted: {
            sweepId: string;
        };
        UnavailablePlan: {
            planId: string;
            /** @enum {string} */
            kind: "PartnerCloudSupport" | "PartnerOnPremisesSupport";
            name: string;
            /** @description Null if unlimited. */
            granted: number | null;
            /** @description Null, as `granted` and `remaining`, if the reason is REPLACED. */
            used: number | null;
            /** @description Null if unlimited. */
            remaining: number | null;
            unlimited: boolean;
            /** Format: date */
            endDate: string;
            /** Format: date */
            resetsOn: string;
            usableHere: boolean;
            /** @enum {string} */
            reason: "EXPIRED" | "CANCELLED" | "BENEFIT_NOT_ACTIVATED" | "NO_INCIDENTS_REMAINING" | "NOT_VALID_FOR_PORTAL" | "PLAN_NOT_VALID_FOR_PRODUCT" | "REPLACED";
            message: string;
        };
        Usage: {
            points: {
                /** Format: date */
                date: string;
                /** @enum {string} */
                kind: "PartnerCloudSupport" | "PartnerOnPremisesSupport";
                used: number;
                refunded: number;
                remaining: number | null;
            }[];
        };
    };
    responses: never;
    parameters: {
        /** @description A new key for each new request, the same key to repeat a request. */
        IdempotencyKey: string;
        /** @description A new key for each new request, the same key to repeat a request. Required unless the call is a dry run. */
        OptionalIdempotencyKey: string;
        /** @description The ETag of the version that the call changes. */
        IfMatch: string;
        /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
        RequestId: string;
    };
    requestBodies: never;
    headers: {
        /** @description The ID of the request. Quote it when you report a problem. */
        "X-Request-Id": string;
        /** @description `true` if the key was already answered. */
        "Idempotency-Replayed": "true";
        /** @description The version that was read or written, for If-Match. */
        ETag: string;
        /** @description The address of the resource. */
        Location: string;
        /** @description The seconds to wait before the next request. */
        "Retry-After": number;
        /** @description The required authentication, and what is wrong with the token. */
        "WWW-Authenticate": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    putPartner: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                partnerId: string & (unknown & unknown);
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutPartner"];
            };
        };
        responses: {
            /** @description The replaced partner. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Partner"];
                };
            };
            /** @description The created partner. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Partner"];
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `LENGTH_REQUIRED`: Length required. */
            411: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "LENGTH_REQUIRED";
                        /** @constant */
                        status?: 411;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BODY_TOO_LARGE`: Body too large. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BODY_TOO_LARGE";
                        /** @constant */
                        status?: 413;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `CONTRACT_MISSING`: Contract missing. `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "CONTRACT_MISSING" | "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    listOffers: {
        parameters: {
            query?: {
                /** @description The cursor of the previous page. Its content is opaque. */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                partnerId: string & (unknown & unknown);
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of offers. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Offer"][];
                        /** @description The cursor of the next page; null on the last page. */
                        cursor: string | null;
                    };
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. `NOT_PROGRAM_ASSOCIATED`: Account not associated with the program. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "NOT_PROGRAM_ASSOCIATED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: Not found. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "NOT_FOUND";
                        /** @constant */
                        status?: 404;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `CONTRACT_MISSING`: Contract missing. `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "CONTRACT_MISSING" | "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    purchaseOffer: {
        parameters: {
            query?: never;
            header: {
                /** @description A new key for each new request, the same key to repeat a request. */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                partnerId: string & (unknown & unknown);
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PurchaseOffer"];
            };
        };
        responses: {
            /** @description The offer, with its first term open. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offer"];
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. `IDEMPOTENCY_KEY_REQUIRED`: Idempotency-Key required. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST" | "IDEMPOTENCY_KEY_REQUIRED";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: Not found. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "NOT_FOUND";
                        /** @constant */
                        status?: 404;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `OFFER_ALREADY_HELD`: Offer already held. `CREDENTIALS_IN_USE`: IDs in use. `OFFER_RETIRED`: Offer retired. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "OFFER_ALREADY_HELD" | "CREDENTIALS_IN_USE" | "OFFER_RETIRED";
                        /** @constant */
                        status?: 409;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `LENGTH_REQUIRED`: Length required. */
            411: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "LENGTH_REQUIRED";
                        /** @constant */
                        status?: 411;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BODY_TOO_LARGE`: Body too large. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BODY_TOO_LARGE";
                        /** @constant */
                        status?: 413;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `IDEMPOTENCY_CONFLICT`: Idempotency-Key used for another request. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_CONFLICT";
                        /** @constant */
                        status?: 422;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `CONTRACT_MISSING`: Contract missing. `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "CONTRACT_MISSING" | "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    renewOffer: {
        parameters: {
            query?: never;
            header: {
                /** @description A new key for each new request, the same key to repeat a request. */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                partnerId: string & (unknown & unknown);
                offerId: string & (unknown & unknown);
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenewOffer"];
            };
        };
        responses: {
            /** @description The offer, with its renewal. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offer"];
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. `IDEMPOTENCY_KEY_REQUIRED`: Idempotency-Key required. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST" | "IDEMPOTENCY_KEY_REQUIRED";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: Not found. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "NOT_FOUND";
                        /** @constant */
                        status?: 404;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `OFFER_ALREADY_HELD`: Offer already held. `RENEWAL_ALREADY_RECORDED`: Renewal already recorded. `OFFER_EXPIRED`: Offer expired. `OFFER_RETIRED`: Offer retired. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "OFFER_ALREADY_HELD" | "RENEWAL_ALREADY_RECORDED" | "OFFER_EXPIRED" | "OFFER_RETIRED";
                        /** @constant */
                        status?: 409;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `LENGTH_REQUIRED`: Length required. */
            411: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "LENGTH_REQUIRED";
                        /** @constant */
                        status?: 411;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BODY_TOO_LARGE`: Body too large. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BODY_TOO_LARGE";
                        /** @constant */
                        status?: 413;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `IDEMPOTENCY_CONFLICT`: Idempotency-Key used for another request. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_CONFLICT";
                        /** @constant */
                        status?: 422;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `CONTRACT_MISSING`: Contract missing. `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "CONTRACT_MISSING" | "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    takeBackRenewal: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                partnerId: string & (unknown & unknown);
                offerId: string & (unknown & unknown);
                /** @description The number of the term that the renewal opened or would open. */
                termNumber: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The offer without the renewal. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offer"];
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: Not found. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "NOT_FOUND";
                        /** @constant */
                        status?: 404;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `RENEWAL_NOT_REVERSIBLE`: Renewal not reversible. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "RENEWAL_NOT_REVERSIBLE";
                        /** @constant */
                        status?: 409;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `CONTRACT_MISSING`: Contract missing. `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "CONTRACT_MISSING" | "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelOffer: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                partnerId: string & (unknown & unknown);
                offerId: string & (unknown & unknown);
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description The cancelled offer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offer"];
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: Not found. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "NOT_FOUND";
                        /** @constant */
                        status?: 404;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `CANCELLATION_NOT_ALLOWED`: Cancellation not allowed. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "CANCELLATION_NOT_ALLOWED";
                        /** @constant */
                        status?: 409;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `LENGTH_REQUIRED`: Length required. */
            411: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "LENGTH_REQUIRED";
                        /** @constant */
                        status?: 411;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BODY_TOO_LARGE`: Body too large. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BODY_TOO_LARGE";
                        /** @constant */
                        status?: 413;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `CONTRACT_MISSING`: Contract missing. `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "CONTRACT_MISSING" | "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    getOffer: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                partnerId: string & (unknown & unknown);
                offerId: string & (unknown & unknown);
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The current state of the offer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offer"];
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. `NOT_PROGRAM_ASSOCIATED`: Account not associated with the program. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "NOT_PROGRAM_ASSOCIATED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: Not found. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "NOT_FOUND";
                        /** @constant */
                        status?: 404;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `CONTRACT_MISSING`: Contract missing. `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "CONTRACT_MISSING" | "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    listBenefits: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                partnerId: string & (unknown & unknown);
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The benefits, with the remaining incidents of each. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Benefits"];
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. `NOT_PROGRAM_ASSOCIATED`: Account not associated with the program. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "NOT_PROGRAM_ASSOCIATED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `CONTRACT_MISSING`: Contract missing. `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "CONTRACT_MISSING" | "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    getActivation: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                partnerId: string & (unknown & unknown);
                offerId: string & (unknown & unknown);
                /** @description PartnerCloudSupport or PartnerOnPremisesSupport. Older names are accepted, but never returned. */
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The progress of the activation. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Activation"];
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. `NOT_PROGRAM_ASSOCIATED`: Account not associated with the program. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "NOT_PROGRAM_ASSOCIATED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: Not found. `BENEFIT_NOT_INCLUDED`: Benefit not included. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "NOT_FOUND" | "BENEFIT_NOT_INCLUDED";
                        /** @constant */
                        status?: 404;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `CONTRACT_MISSING`: Contract missing. `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "CONTRACT_MISSING" | "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    requestActivation: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                partnerId: string & (unknown & unknown);
                offerId: string & (unknown & unknown);
                /** @description PartnerCloudSupport or PartnerOnPremisesSupport. Older names are accepted, but never returned. */
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RequestActivation"];
            };
        };
        responses: {
            /** @description The finished activation. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Activation"];
                };
            };
            /** @description The running activation. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Location: components["headers"]["Location"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Activation"];
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. `NOT_PROGRAM_ASSOCIATED`: Account not associated with the program. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "NOT_PROGRAM_ASSOCIATED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: Not found. `BENEFIT_NOT_INCLUDED`: Benefit not included. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "NOT_FOUND" | "BENEFIT_NOT_INCLUDED";
                        /** @constant */
                        status?: 404;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ACTIVATION_WINDOW_CLOSED`: Too late to activate. `PLAN_EXPIRED`: Plan expired. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ACTIVATION_WINDOW_CLOSED" | "PLAN_EXPIRED";
                        /** @constant */
                        status?: 409;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `LENGTH_REQUIRED`: Length required. */
            411: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "LENGTH_REQUIRED";
                        /** @constant */
                        status?: 411;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BODY_TOO_LARGE`: Body too large. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BODY_TOO_LARGE";
                        /** @constant */
                        status?: 413;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `MAIL_QUOTA_EXCEEDED`: Too many recipients today. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "MAIL_QUOTA_EXCEEDED";
                        /** @constant */
                        status?: 429;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `CONTRACT_MISSING`: Contract missing. `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "CONTRACT_MISSING" | "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    readCredentials: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                partnerId: string & (unknown & unknown);
                offerId: string & (unknown & unknown);
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The Access ID and Contract ID. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Credentials"];
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. `NOT_PROGRAM_ASSOCIATED`: Account not associated with the program. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "NOT_PROGRAM_ASSOCIATED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: Not found. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "NOT_FOUND";
                        /** @constant */
                        status?: 404;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BENEFIT_NOT_ACTIVATED`: Benefit not activated. `PLAN_EXPIRED`: Plan expired. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BENEFIT_NOT_ACTIVATED" | "PLAN_EXPIRED";
                        /** @constant */
                        status?: 409;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `CONTRACT_MISSING`: Contract missing. `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "CONTRACT_MISSING" | "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    listDistributions: {
        parameters: {
            query?: {
                /** @description The cursor of the previous page. Its content is opaque. */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                partnerId: string & (unknown & unknown);
                offerId: string & (unknown & unknown);
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of distributions. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Distribution"][];
                        /** @description The cursor of the next page; null on the last page. */
                        cursor: string | null;
                    };
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. `NOT_PROGRAM_ASSOCIATED`: Account not associated with the program. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "NOT_PROGRAM_ASSOCIATED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: Not found. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "NOT_FOUND";
                        /** @constant */
                        status?: 404;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `CONTRACT_MISSING`: Contract missing. `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "CONTRACT_MISSING" | "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    createDistribution: {
        parameters: {
            query?: never;
            header: {
                /** @description A new key for each new request, the same key to repeat a request. */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                partnerId: string & (unknown & unknown);
                offerId: string & (unknown & unknown);
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateDistribution"];
            };
        };
        responses: {
            /** @description The running distribution. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Location: components["headers"]["Location"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Distribution"];
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. `IDEMPOTENCY_KEY_REQUIRED`: Idempotency-Key required. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST" | "IDEMPOTENCY_KEY_REQUIRED";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. `NOT_PROGRAM_ASSOCIATED`: Account not associated with the program. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "NOT_PROGRAM_ASSOCIATED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: Not found. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "NOT_FOUND";
                        /** @constant */
                        status?: 404;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BENEFIT_NOT_ACTIVATED`: Benefit not activated. `PLAN_EXPIRED`: Plan expired. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BENEFIT_NOT_ACTIVATED" | "PLAN_EXPIRED";
                        /** @constant */
                        status?: 409;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `LENGTH_REQUIRED`: Length required. */
            411: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "LENGTH_REQUIRED";
                        /** @constant */
                        status?: 411;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BODY_TOO_LARGE`: Body too large. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BODY_TOO_LARGE";
                        /** @constant */
                        status?: 413;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `IDEMPOTENCY_CONFLICT`: Idempotency-Key used for another request. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_CONFLICT";
                        /** @constant */
                        status?: 422;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `MAIL_QUOTA_EXCEEDED`: Too many recipients today. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "MAIL_QUOTA_EXCEEDED";
                        /** @constant */
                        status?: 429;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `CONTRACT_MISSING`: Contract missing. `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "CONTRACT_MISSING" | "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    getDistribution: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                partnerId: string & (unknown & unknown);
                offerId: string & (unknown & unknown);
                distributionId: string & (unknown & unknown);
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state of each recipient's e-mail. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Distribution"];
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. `NOT_PROGRAM_ASSOCIATED`: Account not associated with the program. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "NOT_PROGRAM_ASSOCIATED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: Not found. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "NOT_FOUND";
                        /** @constant */
                        status?: 404;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `CONTRACT_MISSING`: Contract missing. `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "CONTRACT_MISSING" | "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    getReplacement: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                partnerId: string & (unknown & unknown);
                offerId: string & (unknown & unknown);
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest replacement. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Replacement"];
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. `NOT_PROGRAM_ASSOCIATED`: Account not associated with the program. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "NOT_PROGRAM_ASSOCIATED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: Not found. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "NOT_FOUND";
                        /** @constant */
                        status?: 404;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `CONTRACT_MISSING`: Contract missing. `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "CONTRACT_MISSING" | "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceCredentials: {
        parameters: {
            query?: never;
            header: {
                /** @description A new key for each new request, the same key to repeat a request. */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                partnerId: string & (unknown & unknown);
                offerId: string & (unknown & unknown);
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplaceCredentials"];
            };
        };
        responses: {
            /** @description The replacement. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Location: components["headers"]["Location"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Replacement"];
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. `IDEMPOTENCY_KEY_REQUIRED`: Idempotency-Key required. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST" | "IDEMPOTENCY_KEY_REQUIRED";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. `NOT_PROGRAM_ASSOCIATED`: Account not associated with the program. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "NOT_PROGRAM_ASSOCIATED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: Not found. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "NOT_FOUND";
                        /** @constant */
                        status?: 404;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `PLAN_EXPIRED`: Plan expired. `BENEFIT_NOT_ACTIVATED`: Benefit not activated. `TOO_MANY_REPLACEMENTS`: Too many replacements. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "PLAN_EXPIRED" | "BENEFIT_NOT_ACTIVATED" | "TOO_MANY_REPLACEMENTS";
                        /** @constant */
                        status?: 409;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `LENGTH_REQUIRED`: Length required. */
            411: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "LENGTH_REQUIRED";
                        /** @constant */
                        status?: 411;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BODY_TOO_LARGE`: Body too large. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BODY_TOO_LARGE";
                        /** @constant */
                        status?: 413;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `IDEMPOTENCY_CONFLICT`: Idempotency-Key used for another request. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_CONFLICT";
                        /** @constant */
                        status?: 422;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `MAIL_QUOTA_EXCEEDED`: Too many recipients today. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "MAIL_QUOTA_EXCEEDED";
                        /** @constant */
                        status?: 429;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `CONTRACT_MISSING`: Contract missing. `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "CONTRACT_MISSING" | "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    listLinks: {
        parameters: {
            query?: {
                /** @description The cursor of the previous page. Its content is opaque. */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                partnerId: string & (unknown & unknown);
                offerId: string & (unknown & unknown);
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of links. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Link"][];
                        /** @description The cursor of the next page; null on the last page. */
                        cursor: string | null;
                    };
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. `NOT_PROGRAM_ASSOCIATED`: Account not associated with the program. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "NOT_PROGRAM_ASSOCIATED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: Not found. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "NOT_FOUND";
                        /** @constant */
                        status?: 404;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `CONTRACT_MISSING`: Contract missing. `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "CONTRACT_MISSING" | "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    unlinkAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                partnerId: string & (unknown & unknown);
                offerId: string & (unknown & unknown);
                accountType: "Entra" | "Msa" | "PartnerCenter";
                accountId: string & (unknown & unknown);
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account is not linked. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. `NOT_PROGRAM_ASSOCIATED`: Account not associated with the program. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "NOT_PROGRAM_ASSOCIATED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: Not found. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "NOT_FOUND";
                        /** @constant */
                        status?: 404;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `CONTRACT_MISSING`: Contract missing. `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "CONTRACT_MISSING" | "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /** @description The cursor of the previous page. Its content is opaque. */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                partnerId: string & (unknown & unknown);
                offerId: string & (unknown & unknown);
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Event"][];
                        /** @description The cursor of the next page; null on the last page. */
                        cursor: string | null;
                    };
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. `NOT_PROGRAM_ASSOCIATED`: Account not associated with the program. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "NOT_PROGRAM_ASSOCIATED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: Not found. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "NOT_FOUND";
                        /** @constant */
                        status?: 404;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `CONTRACT_MISSING`: Contract missing. `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "CONTRACT_MISSING" | "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    readStatement: {
        parameters: {
            query?: {
                term?: number;
                /** @description The cursor of the previous page. Its content is opaque. */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                partnerId: string & (unknown & unknown);
                offerId: string & (unknown & unknown);
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the term's statement. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Statement"];
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. `NOT_PROGRAM_ASSOCIATED`: Account not associated with the program. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "NOT_PROGRAM_ASSOCIATED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: Not found. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "NOT_FOUND";
                        /** @constant */
                        status?: 404;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `CONTRACT_MISSING`: Contract missing. `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "CONTRACT_MISSING" | "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    forecast: {
        parameters: {
            query: {
                on: string;
            };
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                partnerId: string & (unknown & unknown);
                offerId: string & (unknown & unknown);
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The offer on that date, and what happens until then. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Forecast"];
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. `NOT_PROGRAM_ASSOCIATED`: Account not associated with the program. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "NOT_PROGRAM_ASSOCIATED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: Not found. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "NOT_FOUND";
                        /** @constant */
                        status?: 404;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `CONTRACT_MISSING`: Contract missing. `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "CONTRACT_MISSING" | "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    readUsage: {
        parameters: {
            query?: {
                term?: number;
            };
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                partnerId: string & (unknown & unknown);
                offerId: string & (unknown & unknown);
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A point for each day on which a balance changed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Usage"];
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. `NOT_PROGRAM_ASSOCIATED`: Account not associated with the program. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "NOT_PROGRAM_ASSOCIATED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: Not found. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "NOT_FOUND";
                        /** @constant */
                        status?: 404;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `CONTRACT_MISSING`: Contract missing. `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "CONTRACT_MISSING" | "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    requestConsultation: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                partnerId: string & (unknown & unknown);
                name: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description The request. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Consultation"];
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. `NOT_PROGRAM_ASSOCIATED`: Account not associated with the program. `ISV_SUCCESS_REQUIRED`: ISV Success required. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "NOT_PROGRAM_ASSOCIATED" | "ISV_SUCCESS_REQUIRED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: Not found. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "NOT_FOUND";
                        /** @constant */
                        status?: 404;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `LENGTH_REQUIRED`: Length required. */
            411: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "LENGTH_REQUIRED";
                        /** @constant */
                        status?: 411;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BODY_TOO_LARGE`: Body too large. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BODY_TOO_LARGE";
                        /** @constant */
                        status?: 413;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `CONTRACT_MISSING`: Contract missing. `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "CONTRACT_MISSING" | "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    linkPlan: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkPlan"];
            };
        };
        responses: {
            /** @description The plan that this portal can use, or the first plan. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ALREADY_LINKED`: Plan already linked. `PLAN_EXPIRED`: Plan expired. `BENEFIT_NOT_ACTIVATED`: Benefit not activated. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ALREADY_LINKED" | "PLAN_EXPIRED" | "BENEFIT_NOT_ACTIVATED";
                        /** @constant */
                        status?: 409;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `LENGTH_REQUIRED`: Length required. */
            411: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "LENGTH_REQUIRED";
                        /** @constant */
                        status?: 411;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BODY_TOO_LARGE`: Body too large. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BODY_TOO_LARGE";
                        /** @constant */
                        status?: 413;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `INVALID_CREDENTIALS`: IDs do not match. `PORTAL_DOES_NOT_ACCEPT_IDS`: Portal does not accept IDs. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_CREDENTIALS" | "PORTAL_DOES_NOT_ACCEPT_IDS";
                        /** @constant */
                        status?: 422;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `TOO_MANY_ATTEMPTS`: Too many attempts. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "TOO_MANY_ATTEMPTS";
                        /** @constant */
                        status?: 429;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    listPlans: {
        parameters: {
            query?: {
                product?: string;
                version?: string;
                country?: string;
            };
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                type: "Entra" | "Msa" | "PartnerCenter";
                id: string & (unknown & unknown);
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The plans. A plan that cannot be used has a reason. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plans"];
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. `PRODUCT_REQUIRED`: Product required. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST" | "PRODUCT_REQUIRED";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    unlinkPlan: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                type: "Entra" | "Msa" | "PartnerCenter";
                id: string & (unknown & unknown);
                planId: string & (unknown & unknown);
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The plan is not linked. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: Not found. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "NOT_FOUND";
                        /** @constant */
                        status?: 404;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    openIncident: {
        parameters: {
            query?: {
                /** @description If true, the call returns what would happen and writes nothing. */
                dryRun?: "true" | "false";
            };
            header?: {
                /** @description A new key for each new request, the same key to repeat a request. Required unless the call is a dry run. */
                "Idempotency-Key"?: components["parameters"]["OptionalIdempotencyKey"];
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenIncident"];
            };
        };
        responses: {
            /** @description A request that is not deducted from a plan, or the answer of a dry run. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FrontlineRequest"] | components["schemas"]["DryRun"];
                };
            };
            /** @description The incident, with the plan after the deduction. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Incident"];
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. `IDEMPOTENCY_KEY_REQUIRED`: Idempotency-Key required. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST" | "IDEMPOTENCY_KEY_REQUIRED";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. `INDIRECT_RESELLER_USE_PROVIDER`: Ask the indirect provider. `CSP_ROLE_NOT_ALLOWED`: Request for this customer not allowed. `GDAP_REQUIRED`: GDAP required. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED" | "INDIRECT_RESELLER_USE_PROVIDER" | "CSP_ROLE_NOT_ALLOWED" | "GDAP_REQUIRED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BENEFIT_NOT_INCLUDED`: Benefit not included. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BENEFIT_NOT_INCLUDED";
                        /** @constant */
                        status?: 404;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `PLAN_NOT_LINKED`: Plan not linked. `PLAN_EXPIRED`: Plan expired. `BENEFIT_NOT_ACTIVATED`: Benefit not activated. `REDIRECT_TO_PORTAL`: Use another portal. `NO_INCIDENTS_REMAINING`: No incidents remaining. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "PLAN_NOT_LINKED" | "PLAN_EXPIRED" | "BENEFIT_NOT_ACTIVATED" | "REDIRECT_TO_PORTAL" | "NO_INCIDENTS_REMAINING";
                        /** @constant */
                        status?: 409;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `LENGTH_REQUIRED`: Length required. */
            411: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "LENGTH_REQUIRED";
                        /** @constant */
                        status?: 411;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BODY_TOO_LARGE`: Body too large. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BODY_TOO_LARGE";
                        /** @constant */
                        status?: 413;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `IDEMPOTENCY_CONFLICT`: Idempotency-Key used for another request. `PORTAL_DOES_NOT_ACCEPT_IDS`: Portal does not accept IDs. `PLAN_NOT_VALID_FOR_PRODUCT`: Plan not valid for the product. `PRODUCT_VERSION_NOT_SUPPORTED`: Product version not supported. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_CONFLICT" | "PORTAL_DOES_NOT_ACCEPT_IDS" | "PLAN_NOT_VALID_FOR_PRODUCT" | "PRODUCT_VERSION_NOT_SUPPORTED";
                        /** @constant */
                        status?: 422;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    getIncident: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                incidentId: string & (unknown & unknown);
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The current state of the incident. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Incident"];
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: Not found. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "NOT_FOUND";
                        /** @constant */
                        status?: 404;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    listIncidents: {
        parameters: {
            query?: {
                /** @description The cursor of the previous page. Its content is opaque. */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                type: "Entra" | "Msa" | "PartnerCenter";
                id: string & (unknown & unknown);
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of incidents. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Incident"][];
                        /** @description The cursor of the next page; null on the last page. */
                        cursor: string | null;
                    };
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    correctClosure: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                incidentId: string & (unknown & unknown);
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectClosure"];
            };
        };
        responses: {
            /** @description The incident with the corrected closure. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Incident"];
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: Not found. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "NOT_FOUND";
                        /** @constant */
                        status?: 404;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `CORRECTION_NOT_ALLOWED`: Correction not allowed. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "CORRECTION_NOT_ALLOWED";
                        /** @constant */
                        status?: 409;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `LENGTH_REQUIRED`: Length required. */
            411: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "LENGTH_REQUIRED";
                        /** @constant */
                        status?: 411;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BODY_TOO_LARGE`: Body too large. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BODY_TOO_LARGE";
                        /** @constant */
                        status?: 413;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    closeIncident: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                incidentId: string & (unknown & unknown);
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloseIncident"];
            };
        };
        responses: {
            /** @description The closed incident. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Incident"];
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: Not found. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "NOT_FOUND";
                        /** @constant */
                        status?: 404;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `INCIDENT_ALREADY_CLOSED`: Incident already closed. `REFUND_NOT_ELIGIBLE`: Not eligible for a refund. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INCIDENT_ALREADY_CLOSED" | "REFUND_NOT_ELIGIBLE";
                        /** @constant */
                        status?: 409;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `LENGTH_REQUIRED`: Length required. */
            411: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "LENGTH_REQUIRED";
                        /** @constant */
                        status?: 411;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BODY_TOO_LARGE`: Body too large. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BODY_TOO_LARGE";
                        /** @constant */
                        status?: 413;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    decideRefund: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                incidentId: string & (unknown & unknown);
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideRefund"];
            };
        };
        responses: {
            /** @description The incident with the decision. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Incident"];
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: Not found. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "NOT_FOUND";
                        /** @constant */
                        status?: 404;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `REFUND_NOT_CLOSED`: Incident not closed. `REFUND_NOT_ELIGIBLE`: Not eligible for a refund. `REFUND_ALREADY_APPLIED`: Refund already applied. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "REFUND_NOT_CLOSED" | "REFUND_NOT_ELIGIBLE" | "REFUND_ALREADY_APPLIED";
                        /** @constant */
                        status?: 409;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `LENGTH_REQUIRED`: Length required. */
            411: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "LENGTH_REQUIRED";
                        /** @constant */
                        status?: 411;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BODY_TOO_LARGE`: Body too large. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BODY_TOO_LARGE";
                        /** @constant */
                        status?: 413;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    listSweeps: {
        parameters: {
            query?: {
                /** @description The cursor of the previous page. Its content is opaque. */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of sweeps. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Sweep"][];
                        /** @description The cursor of the next page; null on the last page. */
                        cursor: string | null;
                    };
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    startSweep: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description The running sweep. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Location: components["headers"]["Location"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SweepStarted"];
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `LENGTH_REQUIRED`: Length required. */
            411: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "LENGTH_REQUIRED";
                        /** @constant */
                        status?: 411;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BODY_TOO_LARGE`: Body too large. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BODY_TOO_LARGE";
                        /** @constant */
                        status?: 413;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    getSweep: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                sweepId: string & (unknown & unknown);
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The progress of the sweep. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sweep"];
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: Not found. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "NOT_FOUND";
                        /** @constant */
                        status?: 404;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    listReconciliations: {
        parameters: {
            query?: {
                /** @description The cursor of the previous page. Its content is opaque. */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of reconciliations. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Reconciliation"][];
                        /** @description The cursor of the next page; null on the last page. */
                        cursor: string | null;
                    };
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    startReconciliation: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description The running reconciliation. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Location: components["headers"]["Location"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReconciliationStarted"];
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `LENGTH_REQUIRED`: Length required. */
            411: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "LENGTH_REQUIRED";
                        /** @constant */
                        status?: 411;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BODY_TOO_LARGE`: Body too large. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BODY_TOO_LARGE";
                        /** @constant */
                        status?: 413;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    getReconciliation: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                reconciliationId: string & (unknown & unknown);
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was compared, and the mismatches. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reconciliation"];
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: Not found. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "NOT_FOUND";
                        /** @constant */
                        status?: 404;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    listBackups: {
        parameters: {
            query?: {
                /** @description The cursor of the previous page. Its content is opaque. */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of backups. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Backup"][];
                        /** @description The cursor of the next page; null on the last page. */
                        cursor: string | null;
                    };
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: Not found. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "NOT_FOUND";
                        /** @constant */
                        status?: 404;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    startBackup: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description The running backup. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Location: components["headers"]["Location"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackupStarted"];
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: Not found. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "NOT_FOUND";
                        /** @constant */
                        status?: 404;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `LENGTH_REQUIRED`: Length required. */
            411: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "LENGTH_REQUIRED";
                        /** @constant */
                        status?: 411;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BODY_TOO_LARGE`: Body too large. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BODY_TOO_LARGE";
                        /** @constant */
                        status?: 413;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    listErasures: {
        parameters: {
            query?: {
                /** @description The cursor of the previous page. Its content is opaque. */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of erasures. None names a person. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Erasure"][];
                        /** @description The cursor of the next page; null on the last page. */
                        cursor: string | null;
                    };
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    startErasure: {
        parameters: {
            query?: never;
            header?: {
                /** @description A new key for each new request, the same key to repeat a request. Required unless the call is a dry run. */
                "Idempotency-Key"?: components["parameters"]["OptionalIdempotencyKey"];
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EraseData"];
            };
        };
        responses: {
            /** @description The running erasure. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Location: components["headers"]["Location"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureStarted"];
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. `IDEMPOTENCY_KEY_REQUIRED`: Idempotency-Key required. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST" | "IDEMPOTENCY_KEY_REQUIRED";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `LENGTH_REQUIRED`: Length required. */
            411: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "LENGTH_REQUIRED";
                        /** @constant */
                        status?: 411;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BODY_TOO_LARGE`: Body too large. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BODY_TOO_LARGE";
                        /** @constant */
                        status?: 413;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `IDEMPOTENCY_CONFLICT`: Idempotency-Key used for another request. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_CONFLICT";
                        /** @constant */
                        status?: 422;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    getErasure: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                erasureId: string & (unknown & unknown);
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The progress of the erasure. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Erasure"];
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: Not found. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "NOT_FOUND";
                        /** @constant */
                        status?: 404;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    adjustBalance: {
        parameters: {
            query?: never;
            header: {
                /** @description A new key for each new request, the same key to repeat a request. */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                offerId: string & (unknown & unknown);
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdjustBalance"];
            };
        };
        responses: {
            /** @description The ledger entry, and the benefit as it now is. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Adjustment"];
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. `IDEMPOTENCY_KEY_REQUIRED`: Idempotency-Key required. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST" | "IDEMPOTENCY_KEY_REQUIRED";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: Not found. `BENEFIT_NOT_INCLUDED`: Benefit not included. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "NOT_FOUND" | "BENEFIT_NOT_INCLUDED";
                        /** @constant */
                        status?: 404;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ADJUSTMENT_NOT_POSSIBLE`: Adjustment not possible. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ADJUSTMENT_NOT_POSSIBLE";
                        /** @constant */
                        status?: 409;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `LENGTH_REQUIRED`: Length required. */
            411: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "LENGTH_REQUIRED";
                        /** @constant */
                        status?: 411;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BODY_TOO_LARGE`: Body too large. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BODY_TOO_LARGE";
                        /** @constant */
                        status?: 413;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `IDEMPOTENCY_CONFLICT`: Idempotency-Key used for another request. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "IDEMPOTENCY_CONFLICT";
                        /** @constant */
                        status?: 422;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    listMailFailures: {
        parameters: {
            query?: {
                /** @description The cursor of the previous page. Its content is opaque. */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                offerId: string & (unknown & unknown);
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of e-mails. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["MailFailure"][];
                        /** @description The cursor of the next page; null on the last page. */
                        cursor: string | null;
                    };
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: Not found. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "NOT_FOUND";
                        /** @constant */
                        status?: 404;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    listRefundReviews: {
        parameters: {
            query?: {
                /** @description The cursor of the previous page. Its content is opaque. */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of refunds that wait. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RefundReview"][];
                        /** @description The cursor of the next page; null on the last page. */
                        cursor: string | null;
                    };
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    readMailQueue: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The queue, and each partner's part of it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailQueue"];
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    readCatalogue: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The catalogue with its version. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Catalogue"];
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceCatalogue: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the version that the call changes. */
                "If-Match": components["parameters"]["IfMatch"];
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplaceCatalogue"];
            };
        };
        responses: {
            /** @description The new version. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Catalogue"];
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `LENGTH_REQUIRED`: Length required. */
            411: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "LENGTH_REQUIRED";
                        /** @constant */
                        status?: 411;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `CATALOGUE_CHANGED`: Catalogue changed. */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "CATALOGUE_CHANGED";
                        /** @constant */
                        status?: 412;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BODY_TOO_LARGE`: Body too large. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BODY_TOO_LARGE";
                        /** @constant */
                        status?: 413;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `INVALID_CATALOGUE`: Invalid catalogue. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_CATALOGUE";
                        /** @constant */
                        status?: 422;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `IF_MATCH_REQUIRED`: If-Match required. */
            428: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "IF_MATCH_REQUIRED";
                        /** @constant */
                        status?: 428;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    listCatalogueVersions: {
        parameters: {
            query?: {
                /** @description The cursor of the previous page. Its content is opaque. */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of versions; the last is the build's own. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CatalogueVersion"][];
                        /** @description The cursor of the next page; null on the last page. */
                        cursor: string | null;
                    };
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    readClock: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The current time of the service. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: Not found. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "NOT_FOUND";
                        /** @constant */
                        status?: 404;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    moveClock: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveClock"];
            };
        };
        responses: {
            /** @description The new time. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: Not found. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "NOT_FOUND";
                        /** @constant */
                        status?: 404;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `LENGTH_REQUIRED`: Length required. */
            411: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "LENGTH_REQUIRED";
                        /** @constant */
                        status?: 411;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BODY_TOO_LARGE`: Body too large. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BODY_TOO_LARGE";
                        /** @constant */
                        status?: 413;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    resetClock: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The real time. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `UNAUTHENTICATED`: Not signed in. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "UNAUTHENTICATED";
                        /** @constant */
                        status?: 401;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `ROLE_NOT_ALLOWED`: Role not allowed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "ROLE_NOT_ALLOWED";
                        /** @constant */
                        status?: 403;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: Not found. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "NOT_FOUND";
                        /** @constant */
                        status?: 404;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    listCatalogueOffers: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All offer types, including retired ones. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogueOffers"];
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    listCatalogueProducts: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The whole catalogue. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogueProducts"];
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    checkEligibility: {
        parameters: {
            query: {
                /** @description PartnerCloudSupport or PartnerOnPremisesSupport. Older names are accepted, but never returned. */
                kind: string;
                product: string;
                version?: string;
                on?: string;
            };
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether the benefit can be used and, if not, the code of the refusal. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Eligibility"];
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    readHealth: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The service and its dependencies are available. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description A dependency is not available. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    explainProblem: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The explanation. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemPage"];
                    "text/html": string;
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: Not found. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "NOT_FOUND";
                        /** @constant */
                        status?: 404;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    readOpenApi: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    readDocs: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
    readDocsFile: {
        parameters: {
            query?: never;
            header?: {
                /** @description The caller's own ID for this request. A text that does not match the pattern is replaced. */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path: {
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "text/javascript": string;
                    "text/css": string;
                };
            };
            /** @description `INVALID_REQUEST`: Invalid request. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INVALID_REQUEST";
                        /** @constant */
                        status?: 400;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `NOT_FOUND`: Not found. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "NOT_FOUND";
                        /** @constant */
                        status?: 404;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `INTERNAL`: Internal error. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "INTERNAL";
                        /** @constant */
                        status?: 500;
                    } & components["schemas"]["Problem"];
                };
            };
            /** @description `BUSY`: Service busy. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @enum {unknown} */
                        code?: "BUSY";
                        /** @constant */
                        status?: 503;
                    } & components["schemas"]["Problem"];
                };
            };
        };
    };
}
