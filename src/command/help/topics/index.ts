// Every topic by name.
import type { Program } from '../../program.ts'
import type { Topic } from '../topic.ts'
import type { TopicKey } from '../topic-names.ts'
import { cronTopic } from './cron.help.ts'
import { datesTopic } from './dates.help.ts'
import { environmentTopic } from './environment.help.ts'
import { exitCodesTopic } from './exit-codes.help.ts'
import { filtersTopic } from './filters.help.ts'
import { formatsTopic } from './formats.help.ts'
import { importTopic } from './import.help.ts'
import { privacyTopic } from './privacy.help.ts'
import { reportsTopic } from './reports.help.ts'
import { classTopic, rulesTopic, tierTopic } from './rules-class.help.ts'
import { revisitsTopic } from './rules-revisits.help.ts'
import { sinceTopic } from './since.help.ts'

const topics: Readonly<Record<TopicKey, Topic | ((program: Program) => Topic)>> = {
  filters: filtersTopic,
  dates: datesTopic,
  formats: formatsTopic,
  'exit-codes': exitCodesTopic,
  import: importTopic,
  environment: environmentTopic,
  since: sinceTopic,
  cron: cronTopic,
  privacy: privacyTopic,
  reports: reportsTopic,
  rules: rulesTopic,
  class: classTopic,
  tier: tierTopic,
  revisits: revisitsTopic,
}

const isTopic = (name: string): name is TopicKey => Object.hasOwn(topics, name)

/** The page of a name that explains a matter, some of them set from the program; undefined where there is none. */
export const topicNamed = (program: Program, name: string): Topic | undefined => {
  const topic = isTopic(name) ? topics[name] : undefined
  return typeof topic === 'function' ? topic(program) : topic
}
