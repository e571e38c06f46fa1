#include "scene/event_caption.h"

namespace khalkha {

namespace {

constexpr double titlePx = 27, datePx = 19;
constexpr size_t mostLines = 2;

} // namespace

LabelBlock eventCaption(const ComposeInput& in, double scale, double widestPx) {
    const ThingRef& selected = in.view.selected;
    const Event* const event = in.view.eventCaption && selected.kind == ThingKind::event
                                   ? in.model.chronicle().event(selected.id)
                                   : nullptr;
    LabelBlock block;
    if (event == nullptr || widestPx <= 0) {
        return block;
    }
    const Language language = in.view.language;
    const std::string date = formatDate(event->start, language, DateStyle::dateTimeWithWeekday);
    const TextStyle dateStyle{language, false, datePx * scale, 0};
    for (const std::string& line : wrappedLines(date, dateStyle, widestPx, mostLines, in.metrics)) {
        addLine(block, line, dateStyle, in.theme.boxTextSecondary, in.metrics);
    }
    block.heightPx += 2 * scale;
    const TextStyle style{language, true, titlePx * scale, 0};
    for (const std::string& line :
         wrappedLines(event->title.best(language), style, widestPx, mostLines, in.metrics)) {
        addLine(block, line, style, in.theme.boxText, in.metrics);
    }
    return block;
}

} // namespace khalkha
