// Whether two frames are the same to the byte, in everything that is drawn, read or clicked.
#pragma once

#include "scene/frame.h"

#include <algorithm>

namespace khalkha::test {

inline constexpr auto equal = [](const auto& one, const auto& other, auto&& alike) {
    return std::equal(one.begin(), one.end(), other.begin(), other.end(), alike);
};

inline bool sameBox(const ScreenBox& a, const ScreenBox& b) {
    return a.left == b.left && a.top == b.top && a.right == b.right && a.bottom == b.bottom;
}

inline bool sameFrame(const Frame& a, const Frame& b) {
    return a.baseKey == b.baseKey && a.staticCommands == b.staticCommands && a.indices == b.indices &&
           a.sourceIds == b.sourceIds &&
           equal(
               a.vertices,
               b.vertices,
               [](const ScreenVertex& v, const ScreenVertex& w) {
                   return v.x == w.x && v.y == w.y && v.across == w.across && v.halfWidth == w.halfWidth &&
                          v.colour == w.colour && v.depth == w.depth;
               }) &&
           equal(
               a.texts,
               b.texts,
               [](const TextRun& v, const TextRun& w) {
                   return v.text == w.text && v.at.x == w.at.x && v.at.y == w.at.y &&
                          v.angleRad == w.angleRad && v.colour == w.colour && v.halo == w.halo &&
                          v.haloPx == w.haloPx && v.style.sizePx == w.style.sizePx &&
                          v.style.bold == w.style.bold;
               }) &&
           equal(
               a.hatches,
               b.hatches,
               [](const Hatch& v, const Hatch& w) {
                   return v.first == w.first && v.second == w.second && v.firstAngleDeg == w.firstAngleDeg &&
                          v.secondAngleDeg == w.secondAngleDeg && v.spacingPx == w.spacingPx &&
                          v.widthPx == w.widthPx && v.anchor.x == w.anchor.x && v.anchor.y == w.anchor.y;
               }) &&
           equal(
               a.labels,
               b.labels,
               [](const FrameLabel& v, const FrameLabel& w) {
                   return v.id == w.id && v.thing == w.thing && v.anchor.x == w.anchor.x &&
                          v.anchor.y == w.anchor.y && v.firstText == w.firstText &&
                          v.textCount == w.textCount && v.curved == w.curved;
               }) &&
           equal(a.marks, b.marks, sameBox) && equal(a.furniture, b.furniture, sameBox) &&
           equal(
               a.commands,
               b.commands,
               [](const DrawCommand& v, const DrawCommand& w) {
                   return v.kind == w.kind && v.paint == w.paint && v.first == w.first &&
                          v.count == w.count && v.hatch == w.hatch;
               }) &&
           equal(a.picks, b.picks, [](const PickShape& v, const PickShape& w) {
               return v.thing == w.thing && v.radiusPx == w.radiusPx &&
                      equal(v.points, w.points, [](ScreenPoint p, ScreenPoint q) {
                          return p.x == q.x && p.y == q.y;
                      });
           });
}

} // namespace khalkha::test
