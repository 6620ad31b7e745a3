import { ConfigurationError } from '../../core/errors.ts'
import { AndTermination, OrTermination } from './combined.ts'
import type { Condition } from './condition.ts'
import type { ConditionConfig } from './config.ts'
import { ExternalTermination } from './external.ts'
import { MaxMessageTermination } from './max-message.ts'
import {
  FunctionCallTermination,
  HandoffTermination,
  SourceMatchTermination,
  StopMessageTermination,
  TextMentionTermination,
  TextMessageTermination,
} from './one-message.ts'
import { TimeoutTermination } from './timeout.ts'
import { TokenUsageTermination } from './token-usage.ts'

/** The condition that was written down; throws `ConfigurationError` where there is none of that type, or it cannot work. */
export function conditionFrom(config: ConditionConfig): Condition {
  switch (config.type) {
    case 'MaxMessageTermination':
      return new MaxMessageTermination(config.maxMessages, config)
    case 'TextMentionTermination':
      return new TextMentionTermination(config.text, config)
    case 'TextMessageTermination':
      return new TextMessageTermination(config.source)
    case 'HandoffTermination':
      return new HandoffTermination(config.target)
    case 'SourceMatchTermination':
      return new SourceMatchTermination(config.sources)
    case 'FunctionCallTermination':
      return new FunctionCallTermination(config.functionName)
    case 'TokenUsageTermination':
      return new TokenUsageTermination(config)
    case 'TimeoutTermination':
      return new TimeoutTermination(config.seconds)
    case 'StopMessageTermination':
      return new StopMessageTermination()
    case 'ExternalTermination':
      return new ExternalTermination()
    case 'AndTermination':
      return new AndTermination(config.conditions.map(conditionFrom))
    case 'OrTermination':
      return new OrTermination(config.conditions.map(conditionFrom))
    default:
      return unknown(config)
  }
}

function unknown(config: never): never {
  throw new ConfigurationError(`There is no condition of the kind ${JSON.stringify(config)}.`)
}
