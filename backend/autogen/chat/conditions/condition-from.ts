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

const MAKERS: { [Type in ConditionConfig['type']]: (config: ConditionConfig<Type>) => Condition } = {
  MaxMessageTermination: (config) => new MaxMessageTermination(config.maxMessages, config),
  TextMentionTermination: (config) => new TextMentionTermination(config.text, config),
  TextMessageTermination: ({ source }) => new TextMessageTermination(source),
  HandoffTermination: ({ target }) => new HandoffTermination(target),
  SourceMatchTermination: ({ sources }) => new SourceMatchTermination(sources),
  FunctionCallTermination: ({ functionName }) => new FunctionCallTermination(functionName),
  TokenUsageTermination: (config) => new TokenUsageTermination(config),
  TimeoutTermination: ({ seconds }) => new TimeoutTermination(seconds),
  StopMessageTermination: () => new StopMessageTermination(),
  ExternalTermination: () => new ExternalTermination(),
  AndTermination: ({ conditions }) => new AndTermination(conditions.map((one) => conditionFrom(one))),
  OrTermination: ({ conditions }) => new OrTermination(conditions.map((one) => conditionFrom(one))),
}

/** The condition that was written down; throws `ConfigurationError` where there is none of that type, or it cannot work. */
export function conditionFrom<Type extends ConditionConfig['type']>(
  config: ConditionConfig<Type>,
): Condition {
  if (Object.hasOwn(MAKERS, config.type)) return MAKERS[config.type](config)
  throw new ConfigurationError(`There is no condition of the kind ${JSON.stringify(config)}.`)
}
