import { Button, NativeSelect } from '@mantine/core'
import { type BodyOf, getEventRecipe, type ResponseOf, rescoreEvent, ScoringSummary } from '@petakom/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDate, formatNumber } from '../../lib/format.ts'
import { useJob } from '../../lib/use-job.ts'
import { usePermission } from '../../lib/use-permission.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { JobProgress } from '../../ui/job-progress.tsx'

type EventRecipe = ResponseOf<typeof getEventRecipe>

/** By which recipe and calibration the results were made, and the way to score anew by another, with a reason. */
export function RecipePanel({ eventId }: { eventId: string }) {
  const { t } = useTranslation()
  const recipe = useQuery({
    queryKey: ['event-recipe', eventId],
    queryFn: () => callApi(getEventRecipe, { params: { id: eventId } }),
  })
  const mayScore = usePermission('result.score')
  const mayOpen = usePermission('calibration.read')
  const maySet = usePermission('setting.read')
  if (!recipe.data) return null
  const { version, choices, decisions, replaced, combining } = recipe.data
  const current = choices.find((one) => one.version === version)
  const made = current?.calibrations ?? []
  return (
    <section aria-label={t('results:recipe.title')}>
      <p>
        {current?.parameters === 'calibrated'
          ? t('results:recipe.calibrated', { version })
          : t('results:recipe.provisional', { version })}{' '}
        {made.map(({ id, createdAt, persons }) => {
          const words = t('results:recipe.calibration', { date: formatDate(createdAt), persons: formatNumber(persons) })
          return mayOpen ? (
            <Link key={id} to={`/kalibrasi/${id}` as never}>
              {words}
            </Link>
          ) : (
            <span key={id}>{words}</span>
          )
        })}{' '}
        <Link to={`/kegiatan/${eventId}/mutu` as never}>{t('results:recipe.quality')}</Link>
        {' · '}
        <Link to={`/kegiatan/${eventId}/laporan` as never}>{t('eventReport:link')}</Link>
      </p>
      {combining ? (
        <p>
          {t('results:recipe.combining', { version: combining.version })}{' '}
          {maySet ? <Link to={'/resep-gabungan' as never}>{t('results:recipe.combiningLink')}</Link> : null}
        </p>
      ) : null}
      {decisions[0] ? (
        <p>
          {t('results:recipe.decided', {
            by: decisions[0].by,
            date: formatDate(decisions[0].at),
            reason: decisions[0].reason,
          })}
          <br />
          {replaced.length > 0
            ? t('results:recipe.replaced', {
                results: formatNumber(replaced.reduce((sum, one) => sum + one.results, 0)),
                versions: [...new Set(replaced.map((one) => one.version))].join(', '),
              })
            : null}
        </p>
      ) : null}
      {mayScore && (choices.length > 1 || (combining?.choices.length ?? 0) > 1) ? (
        <Rescore eventId={eventId} recipe={recipe.data} />
      ) : null}
    </section>
  )
}

function Rescore({ eventId, recipe }: { eventId: string; recipe: EventRecipe }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const [chosen, setVersion] = useState(recipe.choices.at(-1)!.version)
  const [joined, setJoined] = useState(recipe.combining?.choices.at(-1)?.version)
  const choice = useRef<BodyOf<typeof rescoreEvent>>({ version: chosen, reason: '' })
  const job = useJob(
    () => callApi(rescoreEvent, { params: { id: eventId }, body: choice.current }),
    ScoringSummary,
    () => client.invalidateQueries(),
  )
  return (
    <>
      <Button variant="default" loading={job.isRunning} onClick={() => setOpen(true)}>
        {t('results:recipe.change')}
      </Button>
      <JobProgress label={t('results:list.scoring')} job={job} />
      <ConfirmDialog
        opened={isOpen}
        title={t('results:recipe.change')}
        confirmLabel={t('results:recipe.confirm')}
        reason="required"
        onConfirm={(reason) => {
          choice.current = { version: chosen, combining: joined, reason }
          job.start()
        }}
        onClose={() => setOpen(false)}
      >
        <p>{t('results:recipe.changeText')}</p>
        <NativeSelect
          label={t('results:recipe.version')}
          value={chosen}
          data={recipe.choices.map((one) => ({ value: one.version, label: `${one.version}: ${one.source}` }))}
          onChange={(event) => setVersion(event.currentTarget.value)}
        />
        {recipe.combining ? (
          <NativeSelect
            label={t('combining:page.title')}
            value={joined}
            data={recipe.combining.choices.map((one) => ({
              value: one.version,
              label: `${one.version}: ${one.source}`,
            }))}
            onChange={(event) => setJoined(event.currentTarget.value)}
          />
        ) : null}
      </ConfirmDialog>
    </>
  )
}
