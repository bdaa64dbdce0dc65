// CourseAI on Azure: one resource group serves one course. infra/deploy runs this, publishes the app, and then runs events.bicep.

@description('Begins every name: 3 to 12 lower-case letters and digits, beginning with a letter.')
@minLength(3)
@maxLength(12)
param prefix string

@description('Where everything stands; one where Flex Consumption is offered.')
param location string = resourceGroup().location

@description('Address at which people reach the app. Empty: the address that Azure gives it.')
param baseUrl string = ''

@description('Client id of the app registration (infra/entra); its tokens are taken.')
@minLength(36)
@maxLength(36)
param entraClientId string

@description('Object id of whoever makes and rotates the signing keys: the one who deploys.')
@minLength(36)
@maxLength(36)
param keyOfficerId string

@allowed(['User', 'Group', 'ServicePrincipal'])
param keyOfficerType string = 'User'

@description('E-mail addresses that alerts and the budget go to.')
@minLength(1)
param operators string[]

@allowed(['Standard_LRS', 'Standard_ZRS'])
param storageSku string

@minValue(7)
@maxValue(365)
param softDeleteDays int

@description('Days in which archived files and receipts cannot be changed or deleted. Shorter than keepDays.')
param immutableDays int

@description('Days after which everything handed in is deleted.')
param keepDays int

param logDays int

@allowed([512, 2048, 4096])
param instanceMemoryMB int

@minValue(40)
@maxValue(1000)
param maximumInstances int

@description('Instances that are always there, by what starts them.')
param alwaysReady { http: int, uploads: int, reports: int }

@minValue(1)
param monthlyBudget int

@description('First day of a month, such as 2026-12-01.')
param budgetStart string

// Names are computed here, so that what-if can follow them; those that must be unique in the world carry a suffix of the resource group.
var unique = take(uniqueString(resourceGroup().id), 8)
var appName = '${prefix}-${unique}'
var identityName = '${prefix}-identity'
var storageName = '${prefix}${unique}'
var vaultName = '${prefix}-${unique}'
var insightsName = '${prefix}-insights'
var topicName = '${prefix}-storage'
var address = empty(baseUrl) ? 'https://${appName}.azurewebsites.net' : baseUrl
var tags = { product: 'CourseAI', course: prefix }

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: {
    location: location
    tags: tags
    name: prefix
    insightsName: insightsName
    logDays: logDays
    alertEmails: operators
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  params: {
    location: location
    tags: tags
    name: storageName
    sku: storageSku
    portalOrigin: address
    softDeleteDays: softDeleteDays
    immutableDays: immutableDays
    keepDays: keepDays
    workspaceId: monitoring.outputs.workspaceId
  }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  params: { location: location, tags: tags, name: vaultName }
}

module app 'modules/app.bicep' = {
  name: 'app'
  params: {
    location: location
    tags: tags
    name: appName
    identityName: identityName
    baseUrl: address
    blobEndpoint: storage.outputs.blobEndpoint
    queueEndpoint: storage.outputs.queueEndpoint
    tableEndpoint: storage.outputs.tableEndpoint
    packagesUrl: storage.outputs.packagesUrl
    vaultUri: vault.outputs.uri
    insightsName: insightsName
    entra: {
      authority: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
      audience: entraClientId
      instructorRole: 'Instructor'
    }
    instanceMemoryMB: instanceMemoryMB
    maximumInstances: maximumInstances
    alwaysReady: alwaysReady
  }
}

module topic 'modules/topic.bicep' = {
  name: 'topic'
  params: { location: location, tags: tags, name: topicName, storageId: storage.outputs.id }
}

module roles 'modules/roles.bicep' = {
  name: 'roles'
  dependsOn: [monitoring, storage, vault, app, topic]
  params: {
    storageName: storageName
    vaultName: vaultName
    insightsName: insightsName
    identityName: identityName
    topicName: topicName
    keyOfficerId: keyOfficerId
    keyOfficerType: keyOfficerType
  }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    location: location
    tags: tags
    name: prefix
    workspaceId: monitoring.outputs.workspaceId
    topicId: topic.outputs.id
    actionGroupId: monitoring.outputs.actionGroupId
  }
}

module budget 'modules/budget.bicep' = {
  name: 'budget'
  params: { name: prefix, monthlyAmount: monthlyBudget, startDate: budgetStart, emails: operators }
}

output appName string = appName
output address string = address
output storageName string = storageName
output topicName string = topicName
output vaultName string = vaultName
