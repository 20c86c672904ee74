import type { Scenario } from '@petakom/domain'
import { useTranslation } from 'react-i18next'
import { PlainTable } from '../../../ui/plain-table.tsx'
import { clockAt } from '../editor/clock-at.ts'
import classes from './content.module.css'
import { DocumentText } from './document-text.tsx'
import { EventTable } from './event-table.tsx'
import { MessageText } from './message-text.tsx'
import { RatingTable } from './rating-table.tsx'
import { RuleTables } from './rule-tables.tsx'

/** The whole of a simulation to read, as a reviewer needs it: the story, what follows from what, and what is scored. */
export function ScenarioContent({ scenario }: { scenario: Scenario }) {
  const { t } = useTranslation()
  const { clock, role, briefing, actors, resources, documents, calendar, messages, rating } = scenario
  const hour = (minute: number) => clockAt(clock.starts, minute) ?? String(minute)
  return (
    <div className={classes.content}>
      <h2>{t('simulation:content.story')}</h2>
      <p>
        {t('simulation:content.clock', {
          starts: clock.starts.replace('T', ' '),
          minutes: clock.minutes,
          pace: clock.pace,
        })}
      </p>
      {[role, ...briefing].map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <PlainTable
        caption={t('simulation:section.actors')}
        rows={actors}
        rowKey={({ id }) => id}
        columns={[
          { id: 'name', title: t('simulation:actor.name'), cell: ({ name }) => name },
          { id: 'role', title: t('simulation:actor.role'), isWide: true, cell: (actor) => actor.role },
          {
            id: 'relation',
            title: t('simulation:actor.relation'),
            cell: ({ relation }) => t(`simulation:relation.${relation}`),
          },
        ]}
      />
      {resources.length > 0 ? (
        <PlainTable
          caption={t('simulation:section.resources')}
          rows={resources}
          rowKey={({ id }) => id}
          columns={[
            { id: 'name', title: t('simulation:resource.name'), cell: ({ name, unit }) => `${name} (${unit})` },
            { id: 'start', title: t('simulation:resource.start'), isNumber: true, cell: ({ start }) => start },
            { id: 'least', title: t('simulation:resource.least'), isNumber: true, cell: ({ least }) => least ?? '–' },
            { id: 'most', title: t('simulation:resource.most'), isNumber: true, cell: ({ most }) => most ?? '–' },
          ]}
        />
      ) : null}
      {calendar.length > 0 ? (
        <PlainTable
          caption={t('simulation:section.calendar')}
          rows={calendar}
          rowKey={({ id }) => id}
          columns={[
            { id: 'title', title: t('simulation:calendar.title'), isWide: true, cell: ({ title }) => title },
            {
              id: 'slot',
              title: t('simulation:score.when'),
              cell: ({ from, to }) => t('simulation:score.slot', { from: hour(from), to: hour(to) }),
            },
          ]}
        />
      ) : null}
      <h2>{t('simulation:section.documents')}</h2>
      {documents.map((document) => (
        <DocumentText key={document.id} document={document} />
      ))}
      <h2>{t('simulation:section.messages')}</h2>
      {messages.map((message) => (
        <MessageText key={message.id} message={message} scenario={scenario} />
      ))}
      <h2>{t('simulation:section.events')}</h2>
      <EventTable scenario={scenario} />
      <h2>{t('simulation:section.rules')}</h2>
      <RuleTables scenario={scenario} />
      {rating.length > 0 ? <RatingTable scenario={scenario} /> : null}
    </div>
  )
}
