// The function app on Flex Consumption, with an identity of its own.

param location string
param tags object
param name string
param identityName string

@description('Address at which people reach the app; it stands in receipts and behind QR codes.')
param baseUrl string

param blobEndpoint string
param queueEndpoint string
param tableEndpoint string

@description('Container of the app\'s packages.')
param packagesUrl string

param vaultUri string
param insightsName string

@description('Whose tokens are taken: the tenant\'s authority, the app registration\'s client id, and the app role of instructors.')
param entra { authority: string, audience: string, instructorRole: string }

@description('Memory of an instance in MB: 2048 has one core, 4096 two.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int

@description('No more instances than this, whatever comes.')
@minValue(40)
@maxValue(1000)
param maximumInstances int

@description('Instances that are always there: 0 on ordinary days; docs/operations.md says how many on deadline day.')
param alwaysReady { http: int, uploads: int, reports: int }

// Per-function scaling: HTTP together, blob functions that Event Grid starts together, every other function apart.
var ready = filter(
  [
    { name: 'http', instanceCount: alwaysReady.http }
    { name: 'blob', instanceCount: alwaysReady.uploads }
    { name: 'function:OnReportRequested', instanceCount: alwaysReady.reports }
  ],
  group => group.instanceCount > 0
)

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: identityName
  location: location
  tags: tags
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: '${name}-plan'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { tier: 'FlexConsumption', name: 'FC1' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: tags
  kind: 'functionapp,linux'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {} } }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identity.id
    siteConfig: { minTlsVersion: '1.2', scmMinTlsVersion: '1.2', ftpsState: 'Disabled', http20Enabled: true }
    functionAppConfig: {
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packagesUrl
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identity.id }
        }
      }
      scaleAndConcurrency: {
        maximumInstanceCount: maximumInstances
        instanceMemoryMB: instanceMemoryMB
        alwaysReady: ready
      }
    }
  }

  // Publishing is by Entra ID alone.
  resource noPasswordByFtp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource noPasswordByScm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }

  // Read by shared/Pipeline/AppSettings.cs and the Functions host; tests/infra starts the app's registration with these.
  resource settings 'config' = {
    name: 'appsettings'
    properties: {
      AzureWebJobsStorage__blobServiceUri: blobEndpoint
      AzureWebJobsStorage__queueServiceUri: queueEndpoint
      AzureWebJobsStorage__tableServiceUri: tableEndpoint
      AzureWebJobsStorage__credential: 'managedidentity'
      AzureWebJobsStorage__clientId: identity.properties.clientId
      AzureWebJobsDisableHomepage: 'true'
      APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.properties.clientId};Authorization=AAD'
      CourseAI__BaseUrl: baseUrl
      CourseAI__Keys__receipts: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/receipts)'
      CourseAI__Keys__tokens: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/tokens)'
      CourseAI__Oidc__Authority: entra.authority
      CourseAI__Oidc__Audience: entra.audience
      CourseAI__Oidc__InstructorRole: entra.instructorRole
    }
  }
}
