#include "geo/polyline.h"

#include <GL/glu.h>

#include <array>
#include <deque>
#include <memory>
#include <utility>

namespace khalkha {

namespace {

/// What the tessellator fills while it runs. Vertices travel through it as pointers to their index; a deque
/// keeps those where they are.
struct Work {
    Triangulation result;
    std::deque<unsigned> handles;

    unsigned* add(LonLat point) {
        handles.push_back(static_cast<unsigned>(result.points.size()));
        result.points.push_back(point);
        return &handles.back();
    }
};

void onVertex(void* vertex, void* work) {
    static_cast<Work*>(work)->result.triangles.push_back(*static_cast<const unsigned*>(vertex));
}

/// Two edges meet where the input has no vertex.
void onCombine(
    const GLdouble coordinates[3],
    void* /*nearVertices*/[4],
    const GLfloat /*weights*/[4],
    void** out,
    void* work) {
    *out = static_cast<Work*>(work)->add({coordinates[0], coordinates[1]});
}

/// Its presence makes the tessellator give separate triangles, neither fans nor strips.
void onEdgeFlag(GLboolean /*flag*/) {}

void onError(GLenum /*error*/, void* work) {
    static_cast<Work*>(work)->result.triangles.clear();
}

template <class Function> void setCallback(GLUtesselator* tessellator, GLenum which, Function function) {
    gluTessCallback(tessellator, which, reinterpret_cast<_GLUfuncptr>(function));
}

struct DeleteTessellator {
    void operator()(GLUtesselator* tessellator) const { gluDeleteTess(tessellator); }
};

} // namespace

Triangulation triangulate(const Polygon& polygon) {
    const std::unique_ptr<GLUtesselator, DeleteTessellator> tessellator(gluNewTess());
    if (!tessellator) {
        return {};
    }
    GLUtesselator* const tess = tessellator.get();
    gluTessNormal(tess, 0, 0, 1);
    gluTessProperty(tess, GLU_TESS_WINDING_RULE, GLU_TESS_WINDING_ODD);
    setCallback(tess, GLU_TESS_VERTEX_DATA, onVertex);
    setCallback(tess, GLU_TESS_COMBINE_DATA, onCombine);
    setCallback(tess, GLU_TESS_EDGE_FLAG, onEdgeFlag);
    setCallback(tess, GLU_TESS_ERROR_DATA, onError);

    Work work;
    gluTessBeginPolygon(tess, &work);
    for (const Ring& ring : polygon.rings) {
        gluTessBeginContour(tess);
        for (const LonLat& point : ring) {
            std::array<GLdouble, 3> coordinates{point.lonDeg, point.latDeg, 0};
            gluTessVertex(tess, coordinates.data(), work.add(point));
        }
        gluTessEndContour(tess);
    }
    gluTessEndPolygon(tess);
    return std::move(work.result);
}

} // namespace khalkha
