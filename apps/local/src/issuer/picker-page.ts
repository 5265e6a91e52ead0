import type { Person } from '@ringi/shared-types';

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** The page on which somebody says who they are. There are no passwords: these people live on one laptop. */
export const pickerPage = (people: readonly Person[], query: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Ringi · Sign in · サインイン</title>
<link rel="stylesheet" href="style.css">
</head>
<body>
<main>
<h1>Who are you? <span lang="ja">どなたですか</span></h1>
<p>This is the sign-in of one laptop: choose a person, no password is needed.
<span lang="ja">このパソコン用のサインインです。パスワードは不要です。</span></p>
<form method="post" action="authorize?${escaped(query)}">
<ul>
${people.map(option).join('\n')}
</ul>
</form>
</main>
</body>
</html>
`;

const option = ({ id, name, roles }: Person): string =>
  `<li><button name="person" value="${escaped(id)}"><strong>${escaped(name.en)}</strong> <span lang="ja">${escaped(
    name.ja,
  )}</span> <small>${escaped(id)} · ${escaped(roles.join(', '))}</small></button></li>`;

export const refusedPage = (why: string): string => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Ringi · Sign in</title><link rel="stylesheet" href="style.css"></head>
<body><main><h1>Sign-in cannot start</h1><p>${escaped(why)} <a href="/">Open the dashboard</a> and sign in from there.</p></main></body>
</html>
`;

export const PICKER_STYLE = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0; }
main { max-width: 30rem; margin: 0 auto; padding: 2rem 1rem; }
h1 { font-size: 1.25rem; }
ul { list-style: none; margin: 0; padding: 0; }
li { margin: 0 0 0.5rem; }
button { width: 100%; padding: 0.75rem 1rem; font: inherit; color: inherit; text-align: left; cursor: pointer;
  border: 1px solid GrayText; border-radius: 0.5rem; background: Canvas; }
button:hover { background: color-mix(in srgb, CanvasText 8%, Canvas); }
button:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
small { display: block; color: color-mix(in srgb, CanvasText 70%, Canvas); }
`;
