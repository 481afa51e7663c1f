// The log workspace with the rule that transforms every request record.
import { resourceTags } from 'types.bicep'

param name string
param location string
param tags resourceTags
param retentionDays int
param dailyCapGb int
param transformationRuleId string

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-07-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: retentionDays
    workspaceCapping: { dailyQuotaGb: dailyCapGb }
    features: { disableLocalAuth: true }
    defaultDataCollectionRuleResourceId: transformationRuleId
  }
}

output id string = workspace.id
