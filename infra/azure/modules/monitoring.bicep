// Telemetry: one workspace, one Application Insights on it, without local authentication, and without the
// addresses of requests.
param token string
param location string
param tags object
param retentionDays int
param appPrincipalId string

var monitoringMetricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'

var workspaceName = 'log-${token}'

// A rule needs its workspace and the workspace its rule: so the workspace is made bare, once, and gets the
// rule with all the rest below. Later deployments never take the rule away in between.
@onlyIfNotExists()
resource bareWorkspace 'Microsoft.OperationalInsights/workspaces@2025-07-01' = {
  name: workspaceName
  location: location
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: retentionDays
  }
}

// The host reports the address of every request, and in two of the contract's calls that is a customer's
// account. It is dropped before anything is stored: the name of the operation says which call it was, and
// routes take every spelling of a path, so that cutting out a part of it would miss some.
resource withoutAddresses 'Microsoft.Insights/dataCollectionRules@2024-03-11' = {
  name: 'dcr-${token}'
  location: location
  tags: tags
  kind: 'WorkspaceTransforms'
  properties: {
    dataSources: {}
    destinations: { logAnalytics: [{ name: 'workspace', workspaceResourceId: bareWorkspace.id }] }
    dataFlows: [
      {
        streams: ['Microsoft-Table-AppRequests']
        destinations: ['workspace']
        transformKql: 'source | extend Url = ""'
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
    // The instrumentation key alone then sends nothing: senders show their identity.
    DisableLocalAuth: true
  }
}

resource publisher 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, appPrincipalId, monitoringMetricsPublisher)
  scope: insights
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', monitoringMetricsPublisher)
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
  }
}

output workspaceId string = workspace.outputs.id
output applicationInsightsId string = insights.id
output connectionString string = insights.properties.ConnectionString
