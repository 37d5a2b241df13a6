"""Charts as plain SVG: deterministic, drawn at two widths, every mark a link to what it rests on."""
