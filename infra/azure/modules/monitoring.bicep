// Telemetry: one workspace and one Application Insights, without local authentication and without addresses of
// requests.
import { resourceTags } from 'types.bicep'

param token string
param location string
param tags resourceTags
param retentionDays int
param appIdentityName string
param appPrincipalId string
param operatorsGroupId string
param dailyCapGb int

func withoutPath(column string) string =>
  'iff(${column} contains "/", substring(${column}, 0, indexof(${column}, "/")), ${column})'

var monitoringReader = '43d0d8ad-25c7-4714-9337-8ba259a9fe05'
var monitoringMetricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'

var workspaceName = 'log-${token}'

// The rule needs the workspace, and the workspace needs the rule. Therefore the first deployment creates the workspace
// without the rule, and workspace.bicep adds it. Later deployments skip this resource and never remove the rule.
@onlyIfNotExists()
resource bareWorkspace 'Microsoft.OperationalInsights/workspaces@2025-07-01' = {
  name: workspaceName
  location: location
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: retentionDays
  }
}

// The rule needs the table, which a new workspace creates only in its own time.
resource requestTable 'Microsoft.OperationalInsights/workspaces/tables@2025-07-01' = {
  parent: bareWorkspace
  name: 'AppRequests'
  properties: { plan: 'Analytics' }
}

// The host reports the address of every request. In two calls of the contract the address contains a customer's account.
// This rule removes the whole address before it is stored: the operation's name identifies the call. Removing only a part
// would miss some addresses, because routes accept every spelling of a path. A request that the host refuses before it
// finds the function (429) has the address as its name. Names of functions have no slash, so a name ends before the first
// one.
resource withoutAddresses 'Microsoft.Insights/dataCollectionRules@2024-03-11' = {
  name: 'dcr-${token}'
  location: location
  tags: tags
  kind: 'WorkspaceTransforms'
  dependsOn: [requestTable]
  properties: {
    dataSources: {}
    destinations: { logAnalytics: [{ name: 'workspace', workspaceResourceId: bareWorkspace.id }] }
    dataFlows: [
      {
        streams: ['Microsoft-Table-AppRequests']
        destinations: ['workspace']
        transformKql: 'source | extend Url = "", Name = ${withoutPath('Name')}, OperationName = ${withoutPath('OperationName')}'
      }
    ]
  }
}

module workspace 'workspace.bicep' = {
  params: {
    name: workspaceName
    location: location
    tags: tags
    retentionDays: retentionDays
    dailyCapGb: dailyCapGb
    transformationRuleId: withoutAddresses.id
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: 'appi-${token}'
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.outputs.id
    // Senders must authenticate by identity. The instrumentation key alone is refused.
    DisableLocalAuth: true
  }
}

resource publisher 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, appIdentityName, monitoringMetricsPublisher)
  scope: insights
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', monitoringMetricsPublisher)
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource operatorsRead 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (operatorsGroupId != '') {
  name: guid(insights.id, operatorsGroupId, monitoringReader)
  scope: resourceGroup()
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', monitoringReader)
    principalId: operatorsGroupId
    principalType: 'Group'
  }
}

output workspaceId string = workspace.outputs.id
output applicationInsightsId string = insights.id
output connectionString string = insights.properties.ConnectionString
