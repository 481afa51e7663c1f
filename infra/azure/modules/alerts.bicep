// One rule per entry of alerts.json, which has names, queries and thresholds. docs/operations.md explains each alert
// under the same name.
import { resourceTags } from 'types.bicep'

param location string
param tags resourceTags
param applicationInsightsId string
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
