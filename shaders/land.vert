#version 330 core
// Fills of the base map: flat triangles on the ellipsoid, relative to an origin near them.

layout(location = 0) in vec3 position; // metres from the origin
layout(location = 1) in vec2 place;    // 0..1 across the chunk, from the north-west

uniform mat4 clipFromLocal;
uniform vec4 texturePlace; // factors and offsets that leave out the border of the relief picture

out vec2 texturePosition;

void main() {
    gl_Position = clipFromLocal * vec4(position, 1.0);
    texturePosition = place * texturePlace.xy + texturePlace.zw;
}
