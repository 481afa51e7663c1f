// Sends what became of each mail to the function `deliveryReport`. Apart from main.bicep, because
// Event Grid refuses a subscription to a function that has not been deployed: delivery-reports.ts
// deploys this after every deployment of the app, and repeating it changes nothing.
param functionAppName string
param communicationServiceName string

var topicName = replace(communicationServiceName, 'acs-', 'delivery-')

resource functionApp 'Microsoft.Web/sites@2025-03-01' existing = {
  name: functionAppName
}

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' existing = {
  name: topicName
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
    // A day: longer than any outage of the app that nobody has noticed.
    retryPolicy: { maxDeliveryAttempts: 30, eventTimeToLiveInMinutes: 1440 }
  }
}
