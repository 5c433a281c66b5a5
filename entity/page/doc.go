// Package page splits a newspaper page, or any other text file, into its
// articles and says of each where its headline, byline, dateline and body stand.
//
// [Split] takes the text as a PDF reader, an OCR program or a web scraper
// leaves it. No layout has to be named. It understands:
//
//   - pages of newspapers: hard-wrapped columns, each of its own width;
//     letter-spaced lines; blank lines where a column breaks in mid-sentence;
//     headlines of several lines before or behind their bodies; bylines
//     （申小雅）, （本报记者 李四 文/图）, 【编辑:苗雨】 behind them; photographs with
//     captions and no headline; fragments continued from another page
//     （上接第一版①）, each an article of its own; notices that end in the name of a
//     body and a day;
//   - clean text of a web site: the headline in the first lines, perhaps a line
//     with the day and the source, then the paragraphs; also when all of it
//     stands in one line, or was wrapped by a program afterwards;
//   - stories of an agency: 新华社青栎2月3日电, 青栎网消息（晚间新闻）：, （中央社記者…電）;
//   - plain text without any of that: one article without a headline.
//
// Mark-up is no text to it: tags and entities of raw HTML are neither understood nor
// stripped, they stay in the articles. Take the text out of web pages first.
//
// # How articles are told apart
//
// A new article opens with a lead: 本报讯, the dateline of an agency, a
// continuation mark. A lead alone is no proof, for a story may quote another:
// there must be a headline before it, or the byline or end mark of the article
// before, or, on a page that has shown that it is one, a full stop and a blank
// line. Behind a reporter's byline a page may also go on without a lead. A text
// of unbroken paragraphs is one article unless all of that comes together, so
// that a subheading or a dateline in the middle of a web page cuts nothing.
//
// A headline is a group of lines without a full stop. Between two bodies it
// belongs to the one whose pairs of characters it shares; all headlines of a
// page tend to the same side.
//
// # What an article holds
//
// The Regions of all articles together cover every character of the source
// exactly once, white space and zero-width characters aside: bylines,
// continuation marks, marks of pictures and the navigation of a web page belong
// to some article, too. They are in reading order: the headline, what stands
// before the body, the body, what stands behind it.
//
// Body starts with 本报讯 or the dateline and never with a continuation mark; it
// ends before the byline, the end mark, the source in brackets. Captions that
// stand among the running text are part of it. Byline holds the names of persons
// only. Where a line names the day of publication in full, Published is that day.
//
// The word lists in the folder data (labels of web pages, roles in bylines,
// surnames) are compiled into the package.
package page
