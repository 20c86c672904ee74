import { Modal } from '@mantine/core'
import { getEvidence } from '@petakom/contract'
import { COMPETENCIES, THEMES } from '@petakom/domain'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { ObservedEvidence } from './observed-evidence.tsx'

export interface EvidenceKey {
  readonly kind: 'competency' | 'theme' | 'potential'
  readonly scale: string
}

/** A competency or a theme in words; a code that is neither as it is. */
function nameOf(scale: string, language: string): string {
  const found = [...COMPETENCIES, ...THEMES].find(({ code }) => code === scale)
  return found ? (language === 'en' ? found.nameEn : found.name) : scale
}

/** The answers behind one level: two clicks from the report to what the participant chose. */
export function EvidencePanel(props: { participantId: string; chosen: EvidenceKey | null; onClose: () => void }) {
  const { t, i18n } = useTranslation()
  const { participantId, chosen, onClose } = props
  const evidence = useQuery({
    queryKey: ['evidence', participantId, chosen],
    queryFn: () => callApi(getEvidence, { params: { id: participantId }, query: chosen! }),
    enabled: chosen !== null,
  })
  return (
    <Modal
      opened={chosen !== null}
      onClose={onClose}
      size="xl"
      title={t('results:report.evidenceTitle', { scale: chosen ? nameOf(chosen.scale, i18n.language) : '' })}
    >
      {evidence.isPending ? <Loading /> : null}
      {evidence.isError ? <ErrorNotice error={evidence.error} onRetry={evidence.refetch} /> : null}
      {chosen?.kind === 'competency' ? (
        <ObservedEvidence participantId={participantId} competency={chosen.scale} />
      ) : null}
      {evidence.data ? (
        <PlainTable
          caption={t('results:report.evidence')}
          rows={evidence.data}
          rowKey={({ code }) => code}
          columns={[
            { id: 'code', title: t('results:report.item'), isWhole: true, cell: (row) => row.code },
            { id: 'exercise', title: t('results:report.exercise'), cell: (row) => row.exercise },
            { id: 'stem', title: t('results:report.question'), cell: (row) => row.stem },
            {
              id: 'answer',
              title: t('results:report.answer'),
              cell: (row) => row.answer ?? t('results:report.noAnswer'),
            },
            {
              id: 'points',
              title: t('results:report.points'),
              cell: (row) =>
                row.points === null
                  ? t('results:report.awaitsRater')
                  : t('results:report.of', { points: row.points, max: row.maxPoints }),
            },
          ]}
        />
      ) : null}
    </Modal>
  )
}
