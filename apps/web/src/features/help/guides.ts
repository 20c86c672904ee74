const files = import.meta.glob<string>('../../../../../docs/panduan/*.md', { query: '?raw', import: 'default' })

/** The guides of docs/panduan by name, such as `panitia`; each is fetched when it is opened. */
export const GUIDES: Readonly<Record<string, () => Promise<string>>> = Object.fromEntries(
  Object.entries(files).map(([path, load]) => [/([\w-]+)\.md$/.exec(path)![1]!, load]),
)
export const GLOSSARY = 'istilah'
