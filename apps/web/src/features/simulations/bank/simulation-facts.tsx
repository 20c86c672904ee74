import { Button, Group } from '@mantine/core'
import { downloadSimulation, type getSimulation, type ResponseOf } from '@petakom/contract'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { urlOf } from '../../../lib/api.ts'
import { competencyLabel } from '../../../lib/competency-name.ts'
import { formatDateTime } from '../../../lib/format.ts'
import { useSession } from '../../../lib/session.ts'
import { usePermission } from '../../../lib/use-permission.ts'
import { PlainTable } from '../../../ui/plain-table.tsx'

export type SimulationView = ResponseOf<typeof getSimulation>

/** What a simulation is, and its versions with what was said of each. */
export function SimulationFacts({ simulation }: { simulation: SimulationView }) {
  const { t } = useTranslation()
  const mayEdit = usePermission('simulation.edit')
  const zone = useSession()?.instansi.timezone ?? 'Asia/Jakarta'
  const { id, minutes, messages, rules, ratings, competencies, family, forms, versions, inUseVersion } = simulation
  return (
    <>
      <p>{t('simulation:view.sum', { minutes, messages, rules, ratings })}</p>
      <p>
        {t('simulation:head.competencies')}: {competencies.map((code) => competencyLabel(code)).join('; ')}
      </p>
      <p>
        {t('simulation:view.family', { family })} {forms.length === 0 ? t('simulation:view.noForms') : null}
        {forms.map((form) => (
          <span key={form.id}>
            <Link to={`/simulasi/${form.id}` as never}>{`${form.code} ${form.title}`}</Link>
            {mayEdit ? (
              <>
                {' ('}
                <Link to="/simulasi/banding" search={{ satu: id, dua: form.id } as never}>
                  {t('simulation:view.compareForm')}
                </Link>
                {') '}
              </>
            ) : (
              ' '
            )}
          </span>
        ))}
      </p>
      <PlainTable
        caption={t('simulation:view.versions')}
        rows={versions}
        rowKey={({ version }) => String(version)}
        columns={[
          {
            id: 'version',
            title: t('simulation:list.version'),
            cell: ({ version }) =>
              version === inUseVersion ? t('simulation:view.inUse', { version }) : String(version),
          },
          {
            id: 'by',
            title: t('simulation:view.madeBy'),
            isWide: true,
            cell: ({ createdBy, createdAt }) => `${createdBy}, ${formatDateTime(createdAt, zone)}`,
          },
          {
            id: 'reviews',
            title: t('simulation:view.reviews'),
            isWide: true,
            cell: ({ reviews }) =>
              reviews.length === 0
                ? t('simulation:view.noReview')
                : reviews.map(({ verdict, note, by, at }) => (
                    <p key={at} style={{ margin: 0 }}>
                      {t(`simulation:verdict.${verdict}`)}, {by}, {formatDateTime(at, zone)}
                      {note ? `: ${note}` : ''}
                    </p>
                  )),
          },
          { id: 'events', title: t('simulation:list.inEvents'), isNumber: true, cell: ({ inEvents }) => inEvents },
          ...(mayEdit
            ? [
                {
                  id: 'file',
                  title: t('simulation:view.file'),
                  cell: ({ version }: { version: number }) => (
                    <Group gap="xs">
                      {(['yaml', 'json'] as const).map((format) => (
                        <Button
                          key={format}
                          component="a"
                          variant="default"
                          size="compact-md"
                          download
                          href={urlOf(downloadSimulation, { params: { id }, query: { version, format } })}
                          aria-label={t('simulation:view.download', { version, format: format.toUpperCase() })}
                        >
                          {format.toUpperCase()}
                        </Button>
                      ))}
                    </Group>
                  ),
                },
                {
                  id: 'compare',
                  title: t('simulation:compare.title'),
                  cell: ({ version }: { version: number }) =>
                    version > 1 ? (
                      <Link
                        to="/simulasi/banding"
                        search={{ satu: id, versi: String(version - 1), dua: id, versi2: String(version) } as never}
                      >
                        {t('simulation:view.withBefore', { version: version - 1 })}
                      </Link>
                    ) : (
                      '–'
                    ),
                },
              ]
            : []),
        ]}
      />
    </>
  )
}
