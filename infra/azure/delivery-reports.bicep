// Sends delivery reports to the function `deliveryReport`. It is separate from main.bicep because Event Grid refuses a
// subscription to a function that is not deployed yet. delivery-reports.ts deploys it after every deployment of the app.
// Repeating it changes nothing.
param functionAppName string
param communicationServiceName string

var token = replace(communicationServiceName, 'acs-', '')

resource functionApp 'Microsoft.Web/sites@2025-03-01' existing = {
  name: functionAppName
}

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' existing = {
  name: 'delivery-${token}'
}

resource account 'Microsoft.Storage/storageAccounts@2025-08-01' existing = {
  name: 'std${token}'
}

resource reports 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = {
  parent: topic
  name: 'delivery-reports'
  properties: {
    eventDeliverySchema: 'EventGridSchema'
    filter: {
      includedEventTypes: ['Microsoft.Communication.EmailDeliveryReportReceived']
    }
    destination: {
      endpointType: 'AzureFunction'
      properties: {
        resourceId: '${functionApp.id}/functions/deliveryReport'
        maxEventsPerBatch: 20
        preferredBatchSizeInKilobytes: 64
      }
    }
    // One day: longer than an outage of the app can stay unnoticed.
    retryPolicy: { maxDeliveryAttempts: 30, eventTimeToLiveInMinutes: 1440 }
    deadLetterDestination: {
      endpointType: 'StorageBlob'
      properties: { resourceId: account.id, blobContainerName: 'dead-letters' }
    }
  }
}
