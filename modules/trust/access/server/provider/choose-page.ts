import { type Html, html } from '#platform/server/index.ts';
import type { DemoPerson } from '../login-queries.ts';
import { fill, type PageLanguage, textsOf } from '../pages/texts.ts';

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** The people in whose name, role, organisation or login name every word of the search stands. */
function searchPeople(people: readonly DemoPerson[], search: string): DemoPerson[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  return people.filter((person) => {
    const text = plain(`${person.name} ${person.title} ${person.organisationName} ${person.username}`);
    return words.every((word) => text.includes(word));
  });
}

function byOrganisation(people: readonly DemoPerson[]): Map<string, DemoPerson[]> {
  const groups = new Map<string, DemoPerson[]>();
  for (const person of people) {
    groups.set(person.organisationName, [...(groups.get(person.organisationName) ?? []), person]);
  }
  return groups;
}

const personButton = (
  person: DemoPerson,
): Html => html`<li><button name="username" value="${person.username}">
<strong>${person.title}</strong> ${person.name} <small>${person.username}</small></button></li>`;

/** Everyone of the demo under their organisation, each a button that signs in; the search works without script. */
export function choosePage(
  language: PageLanguage,
  uid: string,
  people: readonly DemoPerson[],
  search: string,
): Html {
  const texts = textsOf(language).choose;
  const found = searchPeople(people, search);
  const address = `/oidc/interaction/${uid}`;
  return html`<h1>${texts.title}</h1>
<p>${texts.lead}</p>
<form class="search" method="get" action="${address}" role="search">
<label><span>${texts.search}</span><input type="search" name="zoek" value="${search}" autocomplete="off"></label>
<button>${texts.find}</button>
${search === '' ? null : html`<a href="${address}">${texts.all}</a>`}
</form>
<p role="status">${found.length === 0 ? texts.none : fill(found.length === 1 ? texts.found_one : texts.found_other, { count: found.length })}</p>
<form method="post" action="${address}">
${[...byOrganisation(found)].map(
  ([organisation, members]) =>
    html`<section><h2>${organisation}</h2><ul class="people">${members.map(personButton)}</ul></section>`,
)}
</form>`;
}
