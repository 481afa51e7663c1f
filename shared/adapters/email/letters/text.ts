/** The text of every letter. One blank line separates the blocks. */
export const textTemplate = `{{program}}

{{title}}
{{#blocks}}
{{#heading}}

== {{heading}} ==
{{/heading}}
{{#paragraph}}

{{paragraph}}
{{/paragraph}}
{{#ids}}

{{#rows}}
{{label}}: {{value}}
{{/rows}}
{{/ids}}
{{#facts}}

{{#rows}}
{{label}}: {{value}}
{{/rows}}
{{/facts}}
{{#steps}}

{{title}}
{{#items}}
  {{number}}. {{text}}
{{/items}}
{{#hint}}
  {{hint}}
{{/hint}}
{{/steps}}
{{#note}}

! {{note}}
{{/note}}
{{/blocks}}

--
{{#footer}}
{{text}}
{{/footer}}
`;
