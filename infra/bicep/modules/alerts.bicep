// What wakes somebody up. docs/operations.md says of each what it means and what to do.

param location string
param tags object
param name string
param workspaceId string
param topicId string
param actionGroupId string

// Metric names are those of shared/Pipeline/Telemetry.cs; tests/infra compares them.
var rules = [
  {
    name: 'poison'
    title: 'Something failed at every try'
    severity: 1
    query: 'AppMetrics | where Name == "courseai.poisoned" or (Name == "courseai.queue.messages" and tostring(Properties["queue"]) endswith "-poison") | where Sum > 0'
    measure: 'Sum'
    aggregation: 'Total'
    operator: 'GreaterThan'
    threshold: 0
    window: 'PT5M'
  }
  {
    name: 'evidence-is-late'
    title: 'An upload has had no evidence for five minutes'
    severity: 1
    query: 'AppMetrics | where Name == "courseai.uploads.oldest"'
    measure: 'Max'
    aggregation: 'Maximum'
    operator: 'GreaterThan'
    threshold: 300
    window: 'PT5M'
  }
  {
    name: 'sweep-is-silent'
    title: 'The sweep has not run for fifteen minutes'
    severity: 1
    query: 'AppMetrics | where Name == "courseai.uploads.oldest" | summarize Runs = count()'
    measure: 'Runs'
    aggregation: 'Total'
    operator: 'LessThan'
    threshold: 1
    window: 'PT15M'
  }
  {
    name: 'server-errors'
    title: 'More than one call in a hundred ends with 5xx'
    severity: 2
    query: 'AppRequests | where isnotempty(ResultCode) | summarize Calls = count(), Failed = countif(toint(ResultCode) >= 500) | where Calls >= 20 | project Percent = 100.0 * Failed / Calls'
    measure: 'Percent'
    aggregation: 'Maximum'
    operator: 'GreaterThan'
    threshold: 1
    window: 'PT5M'
  }
]

resource alerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in rules: {
    name: '${name}-${rule.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: rule.title
      description: 'docs/operations.md, "${rule.name}"'
      severity: rule.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: 'PT5M'
      windowSize: rule.window
      autoMitigate: true
      criteria: {
        allOf: [
          {
            query: rule.query
            metricMeasureColumn: rule.measure
            timeAggregation: rule.aggregation
            operator: rule.operator
            threshold: rule.threshold
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: [actionGroupId] }
    }
  }
]

resource undelivered 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${name}-events-undelivered'
  location: 'global'
  tags: tags
  properties: {
    description: 'docs/operations.md, "events-undelivered"'
    severity: 2
    enabled: true
    scopes: [topicId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT5M'
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'dead-lettered'
          criterionType: 'StaticThresholdCriterion'
          metricNamespace: 'Microsoft.EventGrid/systemTopics'
          metricName: 'DeadLetteredCount'
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 0
        }
      ]
    }
    actions: [{ actionGroupId: actionGroupId }]
  }
}
