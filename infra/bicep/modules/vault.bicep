// Signing keys of receipts and tokens. They are made by infra/deploy, inside the vault's reach and never in a template.

param location string
param tags object

@minLength(3)
@maxLength(24)
param name string

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    // A receipt can be checked only as long as its key is there.
    enablePurgeProtection: true
    publicNetworkAccess: 'Enabled'
  }
}

output uri string = vault.properties.vaultUri
