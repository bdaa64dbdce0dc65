// Where traces, metrics and logs go, and who is told when something is wrong.

param location string
param tags object
param name string
param insightsName string

@description('Days that logs are kept. They hold ids, never names.')
@minValue(30)
@maxValue(730)
param logDays int

@description('E-mail addresses that alerts go to.')
@minLength(1)
param alertEmails string[]

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-logs'
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: logDays
    // Readers of the workspace see what they may read of its resources, and no workspace key writes to it.
    features: { enableLogAccessUsingOnlyResourcePermissions: true, disableLocalAuth: true }
    workspaceCapping: { dailyQuotaGb: 5 }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: insightsName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    // Telemetry is sent by the app's identity, not by whoever knows the connection string.
    DisableLocalAuth: true
  }
}

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, 'courseai')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'CourseAI'
    category: 'workbook'
    sourceId: workspace.id
    serializedData: loadTextContent('../../workbook.json')
  }
}

resource operators 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: '${name}-operators'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'CourseAI'
    emailReceivers: [
      for (address, i) in alertEmails: { name: 'operator-${i}', emailAddress: address, useCommonAlertSchema: true }
    ]
  }
}

output workspaceId string = workspace.id
output actionGroupId string = operators.id
