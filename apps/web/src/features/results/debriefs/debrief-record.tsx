import { Group } from '@mantine/core'
import type { Debrief } from '@petakom/contract'
import { namesOfCompetency } from '@petakom/domain'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDate, formatDateTime } from '../../../lib/format.ts'
import { useSession } from '../../../lib/session.ts'
import { Notice } from '../../../ui/notice.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'

/** One meeting as it was recorded, with where the participant's word stands. */
export function DebriefRecord({ debrief, actions }: { debrief: Debrief; actions?: ReactNode }) {
  const { t, i18n } = useTranslation()
  const zone = useSession()?.instansi.timezone ?? 'Asia/Jakarta'
  const { acknowledged } = debrief
  const nameOf = (code: string | null) =>
    code === null ? t('debriefs:record.general') : namesOfCompetency(code)[i18n.language === 'en' ? 'nameEn' : 'name']
  return (
    <section style={{ marginBlock: 'var(--space-5)' }}>
      <h2>{t('debriefs:record.title', { date: formatDate(debrief.heldOn) })}</h2>
      <p>
        {t('debriefs:record.where', { place: debrief.place, ledBy: debrief.ledBy })}{' '}
        {t('debriefs:record.recorded', { by: debrief.recordedBy, at: formatDateTime(debrief.recordedAt, zone) })}
      </p>
      <p style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{debrief.notes}</p>
      <PlainTable
        caption={t('debriefs:record.actions')}
        rows={debrief.actions}
        rowKey={(_, index) => String(index)}
        columns={[
          { id: 'competency', title: t('debriefs:form.competency'), cell: (row) => nameOf(row.competency) },
          { id: 'text', title: t('debriefs:form.action'), isWide: true, cell: (row) => row.text },
          { id: 'support', title: t('debriefs:form.support'), cell: (row) => row.support || '–' },
          { id: 'due', title: t('debriefs:form.due'), cell: (row) => (row.due ? formatDate(row.due) : '–') },
        ]}
      />
      <Notice tone={acknowledged ? (acknowledged.agrees ? 'success' : 'warning') : 'info'}>
        {acknowledged
          ? t(`debriefs:record.${acknowledged.way}${acknowledged.agrees ? 'Agrees' : 'Objects'}`, {
              date: formatDate(acknowledged.signedOn),
              by: acknowledged.by,
            })
          : t('debriefs:record.open')}{' '}
        {acknowledged?.words ? t('debriefs:record.words', { words: acknowledged.words }) : null}
      </Notice>
      {actions ? (
        <Group gap="xs" mt="sm" className="no-print">
          {actions}
        </Group>
      ) : null}
    </section>
  )
}
