import type { ObservationSheetContent } from '@petakom/contract'
import { indicatorLevel, tierName } from '@petakom/domain'
import { useTranslation } from 'react-i18next'
import { competencyLabel } from '../../lib/competency-name.ts'
import { PlainTable } from '../../ui/plain-table.tsx'
import classes from './sheet-view.module.css'

/** What is handed to whom: everything to assessors, the paper to the candidate, paper and script to the role player. */
export const SHEET_PARTS = ['all', 'candidate', 'role-player'] as const
export type SheetPart = (typeof SHEET_PARTS)[number]

/** A sheet as its readers get it: the candidate's paper, the assessors' guidance, the role player's script, the scale. */
export function SheetView({ content, part = 'all' }: { content: ObservationSheetContent; part?: SheetPart }) {
  const { t } = useTranslation()
  const { brief, materials, guidance, rolePlayer, competencies, tiers, source } = content
  return (
    <div className={classes.sheet}>
      {part === 'all' ? (
        <dl className={classes.facts}>
          <Fact name={t('sheets:view.kind')}>{t(`sheets:kind.${content.kind}`)}</Fact>
          <Fact name={t('sheets:view.time')}>
            {t('sheets:view.timeOf', { minutes: content.minutes, preparation: content.preparationMinutes })}
          </Fact>
          {content.group ? <Fact name={t('sheets:view.group')}>{t('sheets:view.groupOf', content.group)}</Fact> : null}
          <Fact name={t('sheets:view.tiers')}>{tiers.map(tierName).join(', ')}</Fact>
          <Fact name={t('sheets:view.source')}>{source}</Fact>
        </dl>
      ) : null}
      <section>
        <h2>{t('sheets:view.brief')}</h2>
        <Paragraphs texts={brief} />
        {materials.map(({ title, paragraphs, table }) => (
          <div key={title}>
            <h3>{title}</h3>
            <Paragraphs texts={paragraphs} />
            {table ? (
              <PlainTable
                caption={title}
                rows={table.rows}
                rowKey={(_, index) => String(index)}
                columns={table.columns.map((name, at) => ({
                  id: `${at}`,
                  title: name,
                  isWide: true,
                  cell: (row: readonly string[]) => row[at],
                }))}
              />
            ) : null}
          </div>
        ))}
      </section>
      {part === 'all' && guidance.length > 0 ? (
        <section>
          <h2>{t('sheets:view.guidance')}</h2>
          <ul>
            {guidance.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </section>
      ) : null}
      {part !== 'candidate' && rolePlayer ? <Script rolePlayer={rolePlayer} /> : null}
      {(part === 'all' ? competencies : []).map((one) => (
        <section key={one.competency} className={classes.competency}>
          <h2>{competencyLabel(one.competency)}</h2>
          <p>{one.focus}</p>
          {one.questions.length > 0 ? (
            <>
              <h3>{t('sheets:view.questions')}</h3>
              <ol>
                {one.questions.map(({ id, text, probes }) => (
                  <li key={id}>
                    {text}
                    {probes.length > 0 ? (
                      <ul>
                        {probes.map((probe) => (
                          <li key={probe}>{probe}</li>
                        ))}
                      </ul>
                    ) : null}
                  </li>
                ))}
              </ol>
            </>
          ) : null}
          <h3>{t('sheets:view.indicators')}</h3>
          <ul className={classes.indicators}>
            {one.indicators.map(({ code, text }) => (
              <li key={code}>
                <span className={classes.code}>{code}</span> {text}{' '}
                <span className={classes.level}>{t('sheets:view.level', { level: indicatorLevel(code) })}</span>
              </li>
            ))}
          </ul>
          <h3>{t('sheets:view.anchors')}</h3>
          <dl className={classes.anchors}>
            {one.anchors.map(({ level, text }) => (
              <div key={level}>
                <dt>{level}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  )
}

function Script({ rolePlayer }: { rolePlayer: NonNullable<ObservationSheetContent['rolePlayer']> }) {
  const { t } = useTranslation()
  return (
    <section className={classes.script}>
      <h2>{t('sheets:view.rolePlayer', { name: rolePlayer.name })}</h2>
      <p>{rolePlayer.role}</p>
      <Paragraphs texts={rolePlayer.background} />
      <h3>{t('sheets:view.opening')}</h3>
      <p>{rolePlayer.opening}</p>
      <h3>{t('sheets:view.responses')}</h3>
      <PlainTable
        caption={t('sheets:view.responses')}
        rows={rolePlayer.responses}
        rowKey={({ when }) => when}
        columns={[
          { id: 'when', title: t('sheets:view.when'), isWide: true, cell: ({ when }) => when },
          { id: 'reply', title: t('sheets:view.reply'), isWide: true, cell: ({ reply }) => reply },
        ]}
      />
      {rolePlayer.prompts.length > 0 ? (
        <>
          <h3>{t('sheets:view.prompts')}</h3>
          <ul>
            {rolePlayer.prompts.map(({ minute, say }) => (
              <li key={say}>{t('sheets:view.promptAt', { minute, say })}</li>
            ))}
          </ul>
        </>
      ) : null}
      {rolePlayer.never.length > 0 ? (
        <>
          <h3>{t('sheets:view.never')}</h3>
          <ul>
            {rolePlayer.never.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

const Paragraphs = ({ texts }: { texts: readonly string[] }) => texts.map((text) => <p key={text}>{text}</p>)
