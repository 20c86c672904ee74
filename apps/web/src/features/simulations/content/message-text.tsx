import type { Scenario, SimMessage } from '@petakom/domain'
import { useTranslation } from 'react-i18next'
import { clockAt } from '../editor/clock-at.ts'
import { useWordsOf } from '../words/use-words-of.ts'
import classes from './content.module.css'

/** A message with its decisions, each with what it costs and when it is offered. */
export function MessageText({ message, scenario }: { message: SimMessage; scenario: Scenario }) {
  const { t } = useTranslation()
  const words = useWordsOf(scenario)
  const { from, subject, body, channel, arrives, closes, attachments = [], options = [] } = message
  const hour = (minute: number) => clockAt(scenario.clock.starts, minute) ?? String(minute)
  const sender = scenario.actors.find(({ id }) => id === from)?.name ?? from
  const titles = attachments.map((id) => scenario.documents.find((one) => one.id === id)?.title ?? id)
  const nameOf = (id: string) => scenario.resources.find((one) => one.id === id)?.name ?? id
  const facts = [
    `${sender}, ${t(`simulation:channel.${channel}`)}`,
    `${t('simulation:content.comes')}: ${arrives === null ? t('simulation:content.never') : hour(arrives)}`,
    closes == null ? '' : `${t('simulation:content.closes')}: ${hour(closes)}`,
    titles.length > 0 ? `${t('simulation:message.attachments')}: ${titles.join('; ')}` : '',
  ]
  return (
    <details className={classes.fold}>
      <summary>{arrives === null ? subject : `${hour(arrives)} ${subject}`}</summary>
      <p className={classes.facts}>{facts.filter(Boolean).join('. ')}.</p>
      {body.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {options.length > 0 ? (
        <>
          <p>
            <strong>{t('simulation:content.options')}</strong>
          </p>
          <ul>
            {options.map(({ id, label, cost = {}, when }) => (
              <li key={id}>
                {label}
                {Object.keys(cost).length > 0
                  ? `; ${t('simulation:content.costs', {
                      cost: Object.entries(cost)
                        .map(([resource, price]) => `${nameOf(resource)} ${price}`)
                        .join(', '),
                    })}`
                  : ''}
                {when ? `; ${t('simulation:content.onlyIf', { what: words.condition(when) })}` : ''}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </details>
  )
}
