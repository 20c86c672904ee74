import { getTrainingCase, type ResponseOf, submitTraining } from '@petakom/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { competencyLabel } from '../../../lib/competency-name.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'
import { CaseRater } from './case-rater.tsx'
import { MeasuresView } from './measures-view.tsx'
import { Transcript } from './transcript.tsx'

type Found = ResponseOf<typeof getTrainingCase>

/** A case to learn by: rated first, then held against what was agreed, with the reasons. */
export default function TrainingCasePage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { id } = useParams({ strict: false }) as { id: string }
  const found = useQuery({
    queryKey: ['training', id],
    queryFn: () => callApi(getTrainingCase, { params: { id } }),
  })
  const submit = useMutation({
    mutationFn: (body: Parameters<typeof callApi<typeof submitTraining>>[1]['body']) =>
      callApi(submitTraining, { params: { id }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['training'] }),
  })
  if (found.isPending) return <Loading lines={10} />
  if (found.isError) return <ErrorNotice error={found.error} onRetry={found.refetch} />
  return (
    <>
      <PageHeader
        title={t('assessors:training.one')}
        lead={t(found.data.own ? 'assessors:training.compareLead' : 'assessors:training.rateLead')}
      />
      <p>
        <Link to={'/pelatihan-asesor' as never}>{t('assessors:training.back')}</Link>
      </p>
      {found.data.own ? (
        <Comparison found={found.data} own={found.data.own} />
      ) : (
        <CaseRater
          key={id}
          name={id}
          cases={[found.data]}
          submitLabel={t('assessors:training.submit')}
          isSaving={submit.isPending}
          onSubmit={([rated], forget) => submit.mutate({ ratings: rated!.ratings }, { onSuccess: forget })}
        >
          {submit.isError ? <ErrorNotice error={submit.error} /> : null}
        </CaseRater>
      )}
    </>
  )
}

function Comparison({ found, own }: { found: Found; own: NonNullable<Found['own']> }) {
  const { t } = useTranslation()
  const { content } = found
  const lines = new Map(content.lines.map((line) => [line.id, line]))
  const quotes = (ids: readonly string[]) =>
    ids.map((id) => (
      <li key={id}>
        {lines.get(id)?.at} {lines.get(id)?.text}
      </li>
    ))
  return (
    <>
      <MeasuresView measures={own.measures} withRule={false} />
      <h2>{t('assessors:compare.title')}</h2>
      {content.persons.map(({ id, name }) => (
        <section key={id}>
          <h3>{name}</h3>
          <PlainTable
            caption={t('assessors:compare.of', { name })}
            rows={own.gold.filter(({ person }) => person === id)}
            rowKey={({ competency }) => competency}
            columns={[
              {
                id: 'competency',
                title: t('sheets:edit.competency'),
                cell: ({ competency }) => competencyLabel(competency),
              },
              {
                id: 'mine',
                title: t('assessors:compare.mine'),
                isNumber: true,
                cell: ({ competency }) => mineOf(own, id, competency)?.level,
              },
              { id: 'agreed', title: t('assessors:compare.agreed'), isNumber: true, cell: ({ level }) => level },
              { id: 'reason', title: t('assessors:compare.reason'), isWide: true, cell: ({ reason }) => reason },
              {
                id: 'evidence',
                title: t('assessors:compare.evidence'),
                isWide: true,
                cell: ({ evidence }) => <ul style={{ paddingInlineStart: 16, margin: 0 }}>{quotes(evidence)}</ul>,
              },
              {
                id: 'missed',
                title: t('assessors:compare.yours'),
                isWide: true,
                cell: ({ competency, evidence }) => {
                  const other = (mineOf(own, id, competency)?.evidence ?? []).filter((one) => !evidence.includes(one))
                  return other.length > 0 ? (
                    <ul style={{ paddingInlineStart: 16, margin: 0 }}>{quotes(other)}</ul>
                  ) : (
                    t('assessors:compare.noOther')
                  )
                },
              },
            ]}
          />
        </section>
      ))}
      <h2>{t('assessors:rate.transcript')}</h2>
      <Transcript content={content} />
    </>
  )
}

const mineOf = (own: NonNullable<Found['own']>, person: string, competency: string) =>
  own.ratings.find((one) => one.person === person && one.competency === competency)
