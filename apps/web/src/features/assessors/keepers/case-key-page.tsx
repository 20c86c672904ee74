import { getTrainingCaseKey } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { competencyLabel } from '../../../lib/competency-name.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'
import { Transcript } from '../training/transcript.tsx'

/** A case with what was agreed, for the committee. */
export default function CaseKeyPage() {
  const { t } = useTranslation()
  const { id } = useParams({ strict: false }) as { id: string }
  const found = useQuery({
    queryKey: ['training-case', id],
    queryFn: () => callApi(getTrainingCaseKey, { params: { id } }),
    // Every look is recorded: once a visit.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  if (found.isPending) return <Loading lines={10} />
  if (found.isError) return <ErrorNotice error={found.error} onRetry={found.refetch} />
  const { code, version, content, gold, purpose } = found.data
  const names = new Map(content.persons.map((person) => [person.id, person.name]))
  const times = new Map(content.lines.map((line) => [line.id, line.at]))
  return (
    <>
      <PageHeader
        title={content.title}
        lead={t('assessors:cases.leadOf', { code, version, purpose: t(`assessors:cases.purposes.${purpose}`) })}
      />
      <p>
        <Link to={'/naskah-latihan' as never}>{t('assessors:cases.back')}</Link>
      </p>
      <p>{content.source}</p>
      {content.situation.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <h2>{t('assessors:compare.agreed')}</h2>
      {gold === null ? (
        <Notice>{t('assessors:cases.hidden')}</Notice>
      ) : (
        <PlainTable
          caption={t('assessors:compare.agreed')}
          rows={gold}
          rowKey={({ person, competency }) => person + competency}
          columns={[
            { id: 'person', title: t('assessors:cases.person'), cell: ({ person }) => names.get(person) },
            {
              id: 'competency',
              title: t('sheets:edit.competency'),
              cell: ({ competency }) => competencyLabel(competency),
            },
            { id: 'level', title: t('assessors:compare.agreed'), isNumber: true, cell: ({ level }) => level },
            { id: 'reason', title: t('assessors:compare.reason'), isWide: true, cell: ({ reason }) => reason },
            {
              id: 'evidence',
              title: t('assessors:compare.evidence'),
              cell: ({ evidence }) => evidence.map((line) => times.get(line)).join(', '),
            },
          ]}
        />
      )}
      <h2>{t('assessors:rate.transcript')}</h2>
      <Transcript content={content} />
    </>
  )
}
