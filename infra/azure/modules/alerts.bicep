// One rule per entry of alerts.json, which has names, queries and thresholds. docs/operations.md explains each alert
// under the same name.
import { resourceTags } from 'types.bicep'

param location string
param tags resourceTags
param applicationInsightsId string
param ledgerAccountName string
param hostAccountName string
param vaultName string
param topicName string
param serviceUrl string
param alertEmail string

var alerts = loadJsonContent('../alerts.json').alerts

resource operators 'Microsoft.Insights/actionGroups@2023-01-01' = if (alertEmail != '') {
  name: 'operators'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'operators'
    enabled: true
    emailReceivers: [{ name: 'operators', emailAddress: alertEmail, useCommonAlertSchema: true }]
  }
}

resource rules 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = [
  for alert in alerts: {
    name: alert.name
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: alert.name
      description: '${alert.meaning} See docs/operations.md.'
      severity: alert.severity
      enabled: true
      scopes: [applicationInsightsId]
      evaluationFrequency: alert.every
      windowSize: alert.window
      autoMitigate: true
      // The tables of a new workspace have no columns until the first record.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: join(alert.query, '\n')
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: alert.threshold
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: alertEmail != '' ? [operators.id] : [] }
    }
  }
]

var metricAlerts = loadJsonContent('../alerts.json').metricAlerts

var scopes = {
  insights: applicationInsightsId
  ledger: resourceId('Microsoft.Storage/storageAccounts', ledgerAccountName)
  host: resourceId('Microsoft.Storage/storageAccounts', hostAccountName)
  vault: resourceId('Microsoft.KeyVault/vaults', vaultName)
  reports: resourceId('Microsoft.EventGrid/systemTopics', topicName)
}

resource metricRules 'Microsoft.Insights/metricAlerts@2026-01-01' = [
  for alert in metricAlerts: {
    name: alert.name
    location: 'global'
    tags: tags
    properties: {
      description: '${alert.meaning} See docs/operations.md.'
      severity: alert.severity
      enabled: true
      scopes: [scopes[alert.scope]]
      evaluationFrequency: alert.every
      windowSize: alert.window
      autoMitigate: true
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            criterionType: 'StaticThresholdCriterion'
            name: alert.name
            metricNamespace: alert.namespace
            metricName: alert.metric
            dimensions: alert.dimensions
            operator: alert.operator
            threshold: alert.threshold
            timeAggregation: alert.aggregation
            skipMetricValidation: true
          }
        ]
      }
      actions: alertEmail != '' ? [{ actionGroupId: operators.id }] : []
    }
    dependsOn: [availability]
  }
]

// Calls the health page from several places every five minutes.
resource availability 'Microsoft.Insights/webtests@2022-06-15' = {
  name: 'health'
  location: location
  tags: union(tags, { 'hidden-link:${applicationInsightsId}': 'Resource' })
  kind: 'standard'
  properties: {
    SyntheticMonitorId: 'health'
    Name: 'health'
    Kind: 'standard'
    Enabled: true
    Frequency: 300
    Timeout: 60
    RetryEnabled: true
    Locations: [
      { Id: 'emea-nl-ams-azr' }
      { Id: 'emea-gb-db3-azr' }
      { Id: 'emea-fr-pra-edge' }
      { Id: 'us-va-ash-azr' }
      { Id: 'apac-sg-sin-azr' }
    ]
    Request: { HttpVerb: 'GET', RequestUrl: '${serviceUrl}/api/health', ParseDependentRequests: false }
    ValidationRules: { ExpectedHttpStatusCode: 200, SSLCheck: true, SSLCertRemainingLifetimeCheck: 14 }
  }
}
