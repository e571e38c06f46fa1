#pragma once
// Fills of the base map: land in the colours of its relief, lakes.

#include "render/chunk_store.h"
#include "render/pass.h"

namespace khalkha {

class LandPass {
public:
    [[nodiscard]] static Result<LandPass> create(const std::filesystem::path& shaderFolder);
    void drawLand(const PassInput& in, const VisibleChunks& visible) const;
    void drawLakes(const PassInput& in, const VisibleChunks& visible) const;

private:
    struct LandProgram {
        explicit LandProgram(Program loaded);
        Program program;
        int clipFromLocal, texturePlace, opacity;
    };
    struct FlatProgram {
        explicit FlatProgram(Program loaded);
        Program program;
        int clipFromLocal, fillColour;
    };
    struct GridProgram {
        explicit GridProgram(Program loaded);
        Program program;
        int clipFromLocal;
    };
    LandPass(Program land, Program grid, Program flat);
    void drawFlat(const PassInput& in, const VisibleChunks& visible, bool onlyWithoutRelief) const;
    void drawRelief(const PassInput& in, const VisibleChunks& visible, float opacity) const;

    void drawGrids(const PassInput& in, const VisibleChunks& visible) const;

    LandProgram _land;
    GridProgram _grid;
    FlatProgram _flat;
};

} // namespace khalkha
