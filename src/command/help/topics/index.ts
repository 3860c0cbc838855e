// Every topic by name.
import type { Topic } from '../topic.ts'
import type { TopicKey } from '../topic-names.ts'
import { cronTopic } from './cron.help.ts'
import { datesTopic } from './dates.help.ts'
import { exitCodesTopic } from './exit-codes.help.ts'
import { filtersTopic } from './filters.help.ts'
import { formatsTopic } from './formats.help.ts'
import { importTopic } from './import.help.ts'
import { classTopic, rulesTopic, tierTopic } from './rules-class.help.ts'
import { revisitsTopic } from './rules-revisits.help.ts'

/** The pages that explain a matter. */
export const topics: Readonly<Record<TopicKey, Topic>> = {
  filters: filtersTopic,
  dates: datesTopic,
  formats: formatsTopic,
  'exit-codes': exitCodesTopic,
  import: importTopic,
  cron: cronTopic,
  rules: rulesTopic,
  class: classTopic,
  tier: tierTopic,
  revisits: revisitsTopic,
}
