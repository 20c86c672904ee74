import { NativeSelect } from '@mantine/core'
import type { Scenario } from '@petakom/domain'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import classes from './editor.module.css'
import type { Problem } from './find-problems.ts'
import { countOf, SECTIONS, type Section } from './sections.ts'

interface EditorNavProps {
  readonly draft: Scenario
  readonly current: Section
  readonly problems: readonly Problem[]
  readonly onSection: (section: Section) => void
}

/** The parts of a simulation with how many each holds; on a narrow screen one field instead of a row of links. */
export function EditorNav({ draft, current, problems, onSection }: EditorNavProps) {
  const { t } = useTranslation()
  const nameOf = (section: Section) => {
    const count = countOf(draft, section)
    return count === null ? t(`simulation:section.${section}`) : `${t(`simulation:section.${section}`)} (${count})`
  }
  const errorsIn = (section: Section) =>
    problems.filter(({ part, severity }) => part === section && severity === 'error').length
  return (
    <>
      <nav className={classes.nav} aria-label={t('simulation:section.label')}>
        {SECTIONS.map((section) => (
          <Link
            key={section}
            to="."
            search={{ bagian: section } as never}
            activeOptions={{ includeSearch: true }}
            resetScroll={false}
            aria-current={section === current ? 'page' : undefined}
          >
            {nameOf(section)}
            {errorsIn(section) > 0 ? (
              <span className={classes.errors}>{t('simulation:check.short', { count: errorsIn(section) })}</span>
            ) : null}
          </Link>
        ))}
      </nav>
      <div className={classes.navSelect}>
        <NativeSelect
          label={t('simulation:section.label')}
          value={current}
          data={SECTIONS.map((section) => ({
            value: section,
            label:
              errorsIn(section) > 0
                ? `${nameOf(section)}: ${t('simulation:check.short', { count: errorsIn(section) })}`
                : nameOf(section),
          }))}
          onChange={(event) => onSection(event.currentTarget.value as Section)}
        />
      </div>
    </>
  )
}
