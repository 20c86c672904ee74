import { useTranslation } from 'react-i18next'
import classes from './placement.module.css'

/** Ways down a long page: each goes to the section of that id and gives it the focus. */
export function SectionLinks({ sections }: { sections: readonly { readonly id: string; readonly title: string }[] }) {
  const { t } = useTranslation()
  return (
    <nav className={classes.sections} aria-label={t('placement:plan.onThisPage')}>
      <span>{t('placement:plan.onThisPage')}</span>
      {sections.map(({ id, title }) => (
        <a
          key={id}
          href={`#${id}`}
          onClick={(event) => {
            event.preventDefault()
            const section = document.getElementById(id)
            section?.scrollIntoView()
            section?.focus({ preventScroll: true })
          }}
        >
          {title}
        </a>
      ))}
    </nav>
  )
}
