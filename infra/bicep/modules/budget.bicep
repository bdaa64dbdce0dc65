// What the course may cost a month, and who hears of it. A budget tells; it stops nothing.

param name string

@description('In the currency of the subscription\'s bill.')
@minValue(1)
param monthlyAmount int

@description('First day of a month; months before it are not counted. A budget\'s start cannot be moved later, so it is given and not computed.')
param startDate string

param emails string[]

resource budget 'Microsoft.Consumption/budgets@2023-11-01' = {
  name: '${name}-budget'
  properties: {
    category: 'Cost'
    amount: monthlyAmount
    timeGrain: 'Monthly'
    timePeriod: { startDate: startDate }
    notifications: {
      mostOfIt: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: emails
      }
      moreThanIt: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: emails
      }
    }
  }
}
